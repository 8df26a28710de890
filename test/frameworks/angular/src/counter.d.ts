// What TypeScript is told of the tag that is made of the compiled document: Angular types `$event` by it.
import type { Element } from './shared/Counter.qml';

declare global {
  interface HTMLElementTagNameMap {
    'qml-counter': Element;
  }
}
