// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/preact';
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { Element as Counter, Properties, Signals } from './shared/Counter.qml';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'qml-counter': Partial<Properties> &
        ClassAttributes<Counter> &
        HTMLAttributes<Counter> & {
          'oncount-changed'?: (event: CustomEvent<{ count: number }>) => void;
          onreached?: (event: CustomEvent<Signals['reached']>) => void;
        };
    }
  }
}
