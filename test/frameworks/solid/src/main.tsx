// The tags in Solid, which sets properties of custom elements and listens to any event with `on:`.
import 'qmlet/chat';
import 'qmlet';
import { render } from 'solid-js/web';
import { scenarios } from './scenarios';
import { expose } from './shared/page';

let dispose: (() => void) | undefined;

expose({
  show(name) {
    const Scenario = scenarios[name]!;
    dispose = render(() => <Scenario />, document.getElementById('app')!);
  },
  hide() {
    dispose?.();
    dispose = undefined;
  },
});
