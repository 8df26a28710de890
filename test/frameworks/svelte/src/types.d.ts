// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/svelte';
import type { HTMLAttributes } from 'svelte/elements';
import type { Element as Counter, Events, Properties } from './shared/Counter.qml';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'qml-counter': Partial<Properties> &
      HTMLAttributes<Counter> & {
        [Name in keyof Events as `on${Name}`]?: (event: Events[Name]) => void;
      };
  }
}
