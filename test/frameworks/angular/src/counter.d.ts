// What TypeScript is told of the tag that is made of the compiled document: Angular types `$event` by this.
import type { Element, Signals } from './shared/Counter.qml';

interface CounterEvents extends HTMLElementEventMap {
  'count-changed': CustomEvent<{ count: number }>;
  reached: CustomEvent<Signals['reached']>;
}

declare global {
  interface QmlCounter extends Element {
    addEventListener<Type extends keyof CounterEvents>(
      type: Type,
      listener: (event: CounterEvents[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
  interface HTMLElementTagNameMap {
    'qml-counter': QmlCounter;
  }
}
