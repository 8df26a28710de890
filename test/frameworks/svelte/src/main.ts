// The tags in Svelte, which sets properties where an element has them and listens to any event.
import 'qmlet/chat';
import { defineElement } from 'qmlet';
import { type Component, mount, unmount } from 'svelte';
import Chat from './scenarios/Chat.svelte';
import Children from './scenarios/Children.svelte';
import Data from './scenarios/Data.svelte';
import Documents from './scenarios/Documents.svelte';
import EventNames from './scenarios/EventNames.svelte';
import Imperative from './scenarios/Imperative.svelte';
import Keyed from './scenarios/Keyed.svelte';
import NoChildren from './scenarios/NoChildren.svelte';
import RichData from './scenarios/RichData.svelte';
import Template from './scenarios/Template.svelte';
import Toggle from './scenarios/Toggle.svelte';
import TwoWay from './scenarios/TwoWay.svelte';
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
  template: Template,
  chat: Chat,
  keyed: Keyed,
  documents: Documents,
};

let shown: Record<string, unknown> | undefined;

expose({
  show(name) {
    const scenario = scenarios[name];
    if (scenario) shown = mount(scenario, { target: document.getElementById('app')! });
  },
  async hide() {
    if (shown) await unmount(shown);
    shown = undefined;
  },
});
