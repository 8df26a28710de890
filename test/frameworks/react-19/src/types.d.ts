// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/react';
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { Element as Counter, Events, Properties } from './shared/Counter.qml';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'qml-counter': Partial<Properties> &
        ClassAttributes<Counter> &
        HTMLAttributes<Counter> & {
          [Name in keyof Events as `on${Name}`]?: (event: Events[Name]) => void;
        };
    }
  }
}
