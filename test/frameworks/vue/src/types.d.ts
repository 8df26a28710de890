// What TypeScript is told: the package's tags, and the one that this application defines.
import 'qmlet/types/vue';
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Element as Counter, Events, Properties } from './shared/Counter.qml';

declare module 'vue' {
  interface GlobalComponents {
    'qml-counter': new () => Counter & {
      $props: Partial<Properties> & HTMLAttributes & PublicProps;
      $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
    };
  }
}
