// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/svelte';
import type { HTMLAttributes } from 'svelte/elements';
import type { Element as Counter, Properties, Signals } from './shared/Counter.qml';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'qml-counter': Partial<Properties> &
      HTMLAttributes<Counter> & {
        'oncount-changed'?: (event: CustomEvent<{ count: number }>) => void;
        onreached?: (event: CustomEvent<Signals['reached']>) => void;
      };
  }
}
