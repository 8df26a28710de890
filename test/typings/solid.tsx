import { WsSocket } from 'qmlet/elements';
import type {} from 'qmlet/types/solid';
import type { JSX } from 'solid-js';

export function Chat(): JSX.Element {
  let view: HTMLElementTagNameMap['chat-view'] | undefined;
  return (
    <ws-socket
      id="socket"
      url="ws://localhost"
      active
      prop:queueLimit="100"
      requested-subprotocols={['a']}
      reconnect-min={500}
      on:status-changed={(event) => event.detail.status === WsSocket.Open && event.currentTarget.url}
    >
      <chat-view
        ref={view}
        model={[{ prefix: '#', message: 'a' }]}
        attr:aria-label="Chat"
        class="a"
        style={{ height: '10px' }}
        on:count-changed={({ detail }) => detail.count.toFixed()}
      />
      <chat-label attr:horizontal-alignment="align-right" elide={3} />
      <chat-input multiline onClick={() => view?.clear()} on:accepted={({ detail }) => detail.text.length} />
      <qml-view source="app.qml" attr:show-errors={true} />
    </ws-socket>
  );
}
export const wrong = () => [
  // @ts-expect-error: a number
  <chat-view limit="many" />,
  // @ts-expect-error: Solid would set a property `reconnectmin`
  <ws-socket reconnectMin={500} />,
  // @ts-expect-error: a number, by the name that Solid makes a property's
  <ws-socket reconnect-min="soon" />,
  // @ts-expect-error: it is read only
  <chat-view prop:count={1} />,
  // @ts-expect-error: there is no such alignment
  <chat-label attr:vertical-alignment="middle" />,
  // @ts-expect-error: there is no such tag
  <chat-window />,
];
