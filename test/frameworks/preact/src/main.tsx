// The tags in Preact, which sets properties where an element has them and listens to any event.
import 'qmlet/chat';
import 'qmlet';
import { render } from 'preact';
import { scenarios } from './scenarios';
import { expose } from './shared/page';

const place = document.getElementById('app')!;

expose({
  show(name) {
    const Scenario = scenarios[name]!;
    render(<Scenario />, place);
  },
  hide() {
    render(null, place);
  },
});
