import { defineElement, type QmlView as QmlViewElement } from 'qmlet';
import type { ChatInput as ChatInputElement, ChatLabel as ChatLabelElement } from 'qmlet/chat';
import { ChatInput, ChatView, createComponent, QmlView, WsSocket } from 'qmlet/react';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import Counter, { type Element as CounterElement, type Events, type Properties } from './shared/Counter.qml';
import { firstRows, given, italic, nextRows, socketUrl } from './shared/page';

defineElement('qml-counter', Counter);

/** A component of the application's own document. */
const QmlCounter = createComponent<CounterElement, Properties, Events>(
  'qml-counter',
  ['count', 'step', 'caption'],
  ['count-changed', 'reached'],
);

/** One that hears of events which the tag's own component does not know. */
const Listener = createComponent<
  ChatLabelElement,
  Pick<ChatLabelElement, 'text'>,
  Record<'lowercaseevent' | 'kebab-event' | 'camelEvent' | 'CAPSevent' | 'PascalEvent', Event>
>('chat-label', ['text'], ['lowercaseevent', 'kebab-event', 'camelEvent', 'CAPSevent', 'PascalEvent']);

function NoChildren() {
  return <ChatInput id="el" />;
}

function Children() {
  const [count, setCount] = useState(0);
  return (
    <>
      <button type="button" id="next" onClick={() => setCount(count + 1)} />
      <ChatView id="el">
        <h3 id="child">Title {count}</h3>
      </ChatView>
    </>
  );
}

function Toggle() {
  const [shown, setShown] = useState(true);
  return (
    <>
      <button type="button" id="toggle" onClick={() => setShown(!shown)} />
      {shown ? (
        <ChatView id="el">
          <h3 id="child">Title</h3>
        </ChatView>
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
      <WsSocket
        id="el"
        url={next ? 'ws://localhost/next' : 'ws://localhost/first'}
        reconnectMin={next ? 900 : 500}
        reconnect={!next}
      />
      <WsSocket id="attributes" url="ws://localhost/first" reconnect-min={700} reconnect />
    </>
  );
}

function Imperative() {
  const input = useRef<ChatInputElement>(null);
  const [heard, setHeard] = useState('');
  useEffect(() => {
    const element = input.current!;
    const listener = () => setHeard(element.text);
    element.addEventListener('text-changed', listener);
    return () => element.removeEventListener('text-changed', listener);
  }, []);
  return (
    <>
      <ChatInput id="el" ref={input} />
      <output id="heard">{heard}</output>
    </>
  );
}

function RichData() {
  const [rows, setRows] = useState(firstRows);
  return (
    <>
      <button type="button" id="next" onClick={() => setRows(nextRows)} />
      <ChatView id="array" model={rows} />
      <WsSocket id="strings" requestedSubprotocols={['one', 'two']} />
      <QmlView id="object" module={Counter} initialProperties={given.properties} />
    </>
  );
}

function EventNames() {
  const [heard, setHeard] = useState('');
  const hear = (event: Event) => setHeard((before) => `${before} ${event.type}`.trim());
  return (
    <>
      <Listener
        id="el"
        text="listens"
        onLowercaseevent={hear}
        onKebabEvent={hear}
        onCamelEvent={hear}
        onCAPSevent={hear}
        onPascalEvent={hear}
      />
      <output id="heard">{heard}</output>
    </>
  );
}

function TwoWay() {
  const [text, setText] = useState('start');
  return (
    <>
      <ChatInput id="el" text={text} onTextChanged={(event) => setText(event.detail.text)} />
      <input id="mirror" value={text} onChange={(event) => setText(event.target.value)} />
      <output id="value">{text}</output>
    </>
  );
}

function Template() {
  return (
    <>
      <ChatView id="el" model={firstRows}>
        <template>
          <b data-role="message" />
        </template>
      </ChatView>
      <ChatView id="function" model={firstRows} delegate={italic} />
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
      <WsSocket
        id="socket"
        url={socketUrl}
        active
        data-tick={tick}
        onStatusChanged={(event) => setStatus(event.detail.status)}
        onTextMessageReceived={(event) => setReceived(event.detail.message)}
      >
        <ChatView id="view" data-tick={tick} />
        <ChatInput id="input" data-tick={tick} onAccepted={(event) => setAccepted(event.detail.text)} />
      </WsSocket>
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
      <button type="button" id="reverse" onClick={() => setKeys([...keys].reverse())} />
      <button type="button" id="remove" onClick={() => setKeys(keys.filter((key) => key !== 'b'))} />
      <button type="button" id="add" onClick={() => setKeys(['d', ...keys])} />
      <div id="list">
        {keys.map((key) => (
          <WsSocket key={key} id={key} url={socketUrl} active>
            <ChatView />
          </WsSocket>
        ))}
      </div>
    </>
  );
}

function Documents() {
  const view = useRef<QmlViewElement>(null);
  const counter = useRef<CounterElement>(null);
  const [status, setStatus] = useState(-1);
  const [step, setStep] = useState(1);
  const [count, setCount] = useState(-1);
  const [total, setTotal] = useState(-1);
  return (
    <>
      <button type="button" id="next" onClick={() => setStep(5)} />
      <button type="button" id="reset" onClick={() => counter.current!.reset()} />
      <QmlView
        id="view"
        ref={view}
        module={Counter}
        onStatusChanged={(event) => setStatus(event.detail.status)}
      />
      <QmlCounter
        id="counter"
        ref={counter}
        step={step}
        caption="Steps"
        onCountChanged={(event) => setCount(event.detail.count)}
        onReached={(event) => setTotal(event.detail.total)}
      />
      <output id="status">{status}</output>
      <output id="count">{count}</output>
      <output id="total">{total}</output>
    </>
  );
}

/** What a component of `qmlet/react` does for its element, beyond setting properties and listening. */
function Components() {
  const [changed, setChanged] = useState(false);
  const [heard, setHeard] = useState<string[]>([]);
  const elements = useRef(new Set<ChatInputElement>());
  return (
    <>
      <button type="button" id="next" onClick={() => setChanged(true)} />
      <ChatInput
        id="el"
        ref={(element) => {
          if (element) elements.current.add(element);
        }}
        className={changed ? 'changed' : 'given'}
        hidden={false}
        {...(changed ? {} : { placeholder: 'given', maxLength: 5 })}
        onTextChanged={({ detail: { text } }) =>
          setHeard((before) => [
            ...before,
            `${changed ? 'changed' : 'given'} ${text} ${elements.current.size}`,
          ])
        }
      />
      <output id="heard">{heard.join(', ')}</output>
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
  components: Components,
  empty: () => null,
};
