// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/solid';
import type { JSX as Solid } from 'solid-js';
import type { Element as Counter, Events, Properties } from './shared/Counter.qml';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'qml-counter': Partial<Properties> &
        Solid.HTMLAttributes<Counter> & {
          [Name in keyof Events as `on:${Name}`]?: (event: Events[Name]) => void;
        };
    }
    // Events of the application's own, for any element.
    interface CustomEvents {
      lowercaseevent: Event;
      'kebab-event': Event;
      camelEvent: Event;
      CAPSevent: Event;
      PascalEvent: Event;
    }
  }
}
