import { defineElement } from 'qmlet';
import type { ChatInput } from 'qmlet/chat';
import { type Component, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import Counter, { type Element as CounterElement } from './shared/Counter.qml';
import { firstRows, given, italic, nextRows, socketUrl } from './shared/page';

defineElement('qml-counter', Counter);

function NoChildren() {
  return <chat-input id="el" />;
}

function Children() {
  const [count, setCount] = createSignal(0);
  return (
    <>
      <button type="button" id="next" onClick={() => setCount(count() + 1)} />
      <chat-view id="el">
        <h3 id="child">Title {count()}</h3>
      </chat-view>
    </>
  );
}

function Toggle() {
  const [shown, setShown] = createSignal(true);
  return (
    <>
      <button type="button" id="toggle" onClick={() => setShown(!shown())} />
      <Show when={shown()} fallback={<p id="other">Another view</p>}>
        <chat-view id="el">
          <h3 id="child">Title</h3>
        </chat-view>
      </Show>
    </>
  );
}

function Data() {
  const [next, setNext] = createSignal(false);
  return (
    <>
      <button type="button" id="next" onClick={() => setNext(true)} />
      <ws-socket
        id="el"
        url={next() ? 'ws://localhost/next' : 'ws://localhost/first'}
        reconnect-min={next() ? 900 : 500}
        reconnect={!next()}
      />
      <ws-socket id="attributes" url="ws://localhost/first" attr:reconnect-min={700} reconnect />
    </>
  );
}

function Imperative() {
  let input!: ChatInput;
  const [heard, setHeard] = createSignal('');
  onMount(() => {
    const listener = () => setHeard(input.text);
    input.addEventListener('text-changed', listener);
    onCleanup(() => input.removeEventListener('text-changed', listener));
  });
  return (
    <>
      <chat-input id="el" ref={input} />
      <output id="heard">{heard()}</output>
    </>
  );
}

function RichData() {
  const [rows, setRows] = createSignal(firstRows);
  return (
    <>
      <button type="button" id="next" onClick={() => setRows(nextRows)} />
      <chat-view id="array" model={rows()} />
      <ws-socket id="strings" prop:requestedSubprotocols={['one', 'two']} />
      <qml-view id="object" module={Counter} initial-properties={given.properties} />
    </>
  );
}

function EventNames() {
  const [heard, setHeard] = createSignal('');
  const hear = (event: Event) => setHeard(`${heard()} ${event.type}`.trim());
  return (
    <>
      <chat-label
        id="el"
        text="listens"
        on:lowercaseevent={hear}
        on:kebab-event={hear}
        on:camelEvent={hear}
        on:CAPSevent={hear}
        on:PascalEvent={hear}
      />
      <output id="heard">{heard()}</output>
    </>
  );
}

function TwoWay() {
  const [text, setText] = createSignal('start');
  return (
    <>
      <chat-input id="el" text={text()} on:text-changed={(event) => setText(event.detail.text)} />
      <input id="mirror" value={text()} onInput={(event) => setText(event.currentTarget.value)} />
      <output id="value">{text()}</output>
    </>
  );
}

function Template() {
  return (
    <>
      <chat-view id="el" model={firstRows}>
        <template>
          <b data-role="message" />
        </template>
      </chat-view>
      <chat-view id="function" model={firstRows} delegate={italic} />
    </>
  );
}

function Chat() {
  const [tick, setTick] = createSignal(0);
  const [status, setStatus] = createSignal(-1);
  const [received, setReceived] = createSignal('');
  const [accepted, setAccepted] = createSignal('');
  return (
    <>
      <button type="button" id="rerender" onClick={() => setTick(tick() + 1)} />
      <ws-socket
        id="socket"
        url={socketUrl}
        active
        attr:data-tick={tick()}
        on:status-changed={(event) => setStatus(event.detail.status)}
        on:text-message-received={(event) => setReceived(event.detail.message)}
      >
        <chat-view id="view" attr:data-tick={tick()} />
        <chat-input
          id="input"
          attr:data-tick={tick()}
          on:accepted={(event) => setAccepted(event.detail.text)}
        />
      </ws-socket>
      <output id="status">{status()}</output>
      <output id="received">{received()}</output>
      <output id="accepted">{accepted()}</output>
    </>
  );
}

function Keyed() {
  const [keys, setKeys] = createSignal(['a', 'b', 'c']);
  return (
    <>
      <button type="button" id="reverse" onClick={() => setKeys(keys().toReversed())} />
      <button type="button" id="remove" onClick={() => setKeys(keys().filter((key) => key !== 'b'))} />
      <button type="button" id="add" onClick={() => setKeys(['d', ...keys()])} />
      <div id="list">
        <For each={keys()}>
          {(key) => (
            <ws-socket id={key} url={socketUrl} active>
              <chat-view />
            </ws-socket>
          )}
        </For>
      </div>
    </>
  );
}

function Documents() {
  let counter!: CounterElement;
  const [status, setStatus] = createSignal(-1);
  const [step, setStep] = createSignal(1);
  const [count, setCount] = createSignal(-1);
  const [total, setTotal] = createSignal(-1);
  return (
    <>
      <button type="button" id="next" onClick={() => setStep(5)} />
      <button type="button" id="reset" onClick={() => counter.reset()} />
      <qml-view id="view" module={Counter} on:status-changed={(event) => setStatus(event.detail.status)} />
      <qml-counter
        id="counter"
        ref={counter}
        step={step()}
        caption="Steps"
        on:count-changed={(event) => setCount(event.detail.count)}
        on:reached={(event) => setTotal(event.detail.total)}
      />
      <output id="status">{status()}</output>
      <output id="count">{count()}</output>
      <output id="total">{total()}</output>
    </>
  );
}

export const scenarios: Record<string, Component> = {
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
  empty: () => null,
};
