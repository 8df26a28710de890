// The tags in React 19, which sets properties where an element has them and listens to any event.
import 'qmlet/chat';
import 'qmlet';
import { createRoot, type Root } from 'react-dom/client';
import { scenarios } from './scenarios';
import { expose } from './shared/page';

let root: Root | undefined;

expose({
  show(name) {
    const Scenario = scenarios[name]!;
    root = createRoot(document.getElementById('app')!);
    root.render(<Scenario />);
  },
  hide() {
    root?.unmount();
    root = undefined;
  },
});
