// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/vue';
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Element as Counter, Properties, Signals } from './shared/Counter.qml';

declare module 'vue' {
  interface GlobalComponents {
    'qml-counter': new () => Counter & {
      $props: Partial<Properties> & HTMLAttributes & PublicProps;
      $emit: EmitFn<{
        'count-changed': (event: CustomEvent<{ count: number }>) => void;
        reached: (event: CustomEvent<Signals['reached']>) => void;
      }>;
    };
  }
}
