// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/preact';
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { Element as Counter, Events, Properties } from './shared/Counter.qml';

declare module 'preact' {
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
