import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { defineElement, type QmlView } from 'qmlet';
import type { ChatInput } from 'qmlet/chat';
import Counter, { type Element as CounterElement } from './shared/Counter.qml';
import { firstRows, given, italic, nextRows, socketUrl } from './shared/page';

defineElement('qml-counter', Counter);

function NoChildren() {
  return <chat-input id="el" />;
}

function Children() {
  const [count, setCount] = useState(0);
  return (
    <>
      <button type="button" id="next" onClick={() => setCount(count + 1)} />
      <chat-view id="el">
        <h3 id="child">Title {count}</h3>
      </chat-view>
    </>
  );
}

function Toggle() {
  const [shown, setShown] = useState(true);
  return (
    <>
      <button type="button" id="toggle" onClick={() => setShown(!shown)} />
      {shown ? (
        <chat-view id="el">
          <h3 id="child">Title</h3>
        </chat-view>
      ) : (
        <p id="other">Another view</p>
      )}
    </>
  );
}

function Data() {
  const [next, setNext] = useState(false);
  return (
    <>
      <button type="button" id="next" onClick={() => setNext(true)} />
      <ws-socket
        id="el"
        url={next ? 'ws://localhost/next' : 'ws://localhost/first'}
        reconnectMin={next ? 900 : 500}
        reconnect={!next}
      />
      <ws-socket id="attributes" url="ws://localhost/first" reconnect-min="700" reconnect />
    </>
  );
}

function Imperative() {
  const input = useRef<ChatInput>(null);
  const [heard, setHeard] = useState('');
  useEffect(() => {
    const element = input.current!;
    const listener = () => setHeard(element.text);
    element.addEventListener('text-changed', listener);
    return () => element.removeEventListener('text-changed', listener);
  }, []);
  return (
    <>
      <chat-input id="el" ref={input} />
      <output id="heard">{heard}</output>
    </>
  );
}

function RichData() {
  const [rows, setRows] = useState(firstRows);
  return (
    <>
      <button type="button" id="next" onClick={() => setRows(nextRows)} />
      <chat-view id="array" model={rows} />
      <ws-socket id="strings" requestedSubprotocols={['one', 'two']} />
      <qml-view id="object" module={Counter} initialProperties={given.properties} />
    </>
  );
}

function EventNames() {
  const [heard, setHeard] = useState('');
  const hear = (event: Event) => setHeard((before) => `${before} ${event.type}`.trim());
  // Events of the application's own, which the tag's typings cannot know.
  const own = {
    onlowercaseevent: hear,
    'onkebab-event': hear,
    oncamelEvent: hear,
    onCAPSevent: hear,
    onPascalEvent: hear,
  };
  return (
    <>
      <chat-label id="el" text="listens" {...own} />
      <output id="heard">{heard}</output>
    </>
  );
}

function TwoWay() {
  const [text, setText] = useState('start');
  return (
    <>
      <chat-input id="el" text={text} ontext-changed={(event) => setText(event.detail.text)} />
      <input id="mirror" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <output id="value">{text}</output>
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
  const [tick, setTick] = useState(0);
  const [status, setStatus] = useState(-1);
  const [received, setReceived] = useState('');
  const [accepted, setAccepted] = useState('');
  return (
    <>
      <button type="button" id="rerender" onClick={() => setTick(tick + 1)} />
      <ws-socket
        id="socket"
        url={socketUrl}
        active
        data-tick={tick}
        onstatus-changed={(event) => setStatus(event.detail.status)}
        ontext-message-received={(event) => setReceived(event.detail.message)}
      >
        <chat-view id="view" data-tick={tick} />
        <chat-input id="input" data-tick={tick} onaccepted={(event) => setAccepted(event.detail.text)} />
      </ws-socket>
      <output id="status">{status}</output>
      <output id="received">{received}</output>
      <output id="accepted">{accepted}</output>
    </>
  );
}

function Keyed() {
  const [keys, setKeys] = useState(['a', 'b', 'c']);
  return (
    <>
      <button type="button" id="reverse" onClick={() => setKeys(keys.toReversed())} />
      <button type="button" id="remove" onClick={() => setKeys(keys.filter((key) => key !== 'b'))} />
      <button type="button" id="add" onClick={() => setKeys(['d', ...keys])} />
      <div id="list">
        {keys.map((key) => (
          <ws-socket key={key} id={key} url={socketUrl} active>
            <chat-view />
          </ws-socket>
        ))}
      </div>
    </>
  );
}

function Documents() {
  const view = useRef<QmlView>(null);
  const counter = useRef<CounterElement>(null);
  const [status, setStatus] = useState(-1);
  const [step, setStep] = useState(1);
  const [count, setCount] = useState(-1);
  const [total, setTotal] = useState(-1);
  return (
    <>
      <button type="button" id="next" onClick={() => setStep(5)} />
      <button type="button" id="reset" onClick={() => counter.current!.reset()} />
      <qml-view
        id="view"
        ref={view}
        module={Counter}
        onstatus-changed={(event) => setStatus(event.detail.status)}
      />
      <qml-counter
        id="counter"
        ref={counter}
        step={step}
        caption="Steps"
        oncount-changed={(event) => setCount(event.detail.count)}
        onreached={(event) => setTotal(event.detail.total)}
      />
      <output id="status">{status}</output>
      <output id="count">{count}</output>
      <output id="total">{total}</output>
    </>
  );
}

export const scenarios: Record<string, ComponentType> = {
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
