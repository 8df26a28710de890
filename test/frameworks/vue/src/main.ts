// The tags in Vue, which sets properties where an element has them. The build is told which tags are elements.
import 'qmlet/chat';
import { defineElement } from 'qmlet';
import { type App, type Component, createApp } from 'vue';
import Chat from './scenarios/Chat.vue';
import Children from './scenarios/Children.vue';
import Data from './scenarios/Data.vue';
import Documents from './scenarios/Documents.vue';
import EventNames from './scenarios/EventNames.vue';
import FormBinding from './scenarios/FormBinding.vue';
import Imperative from './scenarios/Imperative.vue';
import Keyed from './scenarios/Keyed.vue';
import NoChildren from './scenarios/NoChildren.vue';
import RichData from './scenarios/RichData.vue';
import Template from './scenarios/Template.vue';
import Toggle from './scenarios/Toggle.vue';
import TwoWay from './scenarios/TwoWay.vue';
import Counter from './shared/Counter.qml';
import { expose } from './shared/page';

defineElement('qml-counter', Counter);

const scenarios: Record<string, Component> = {
  'no-children': NoChildren,
  children: Children,
  toggle: Toggle,
  data: Data,
  imperative: Imperative,
  'rich-data': RichData,
  'event-names': EventNames,
  'two-way': TwoWay,
  'form-binding': FormBinding,
  template: Template,
  chat: Chat,
  keyed: Keyed,
  documents: Documents,
  empty: { render: () => null },
};

let app: App | undefined;

expose({
  show(name) {
    app = createApp(scenarios[name]!);
    app.mount('#app');
  },
  hide() {
    app?.unmount();
    app = undefined;
  },
});
