import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { WsSocket } from 'qmlet/elements';
import type {} from 'qmlet/types/preact';

export function Chat(): JSX.Element {
  const view = useRef<HTMLElementTagNameMap['chat-view']>(null);
  return (
    <ws-socket
      id="socket"
      url="ws://localhost"
      active
      queueLimit="100"
      requestedSubprotocols={['a']}
      onstatus-changed={(event) => event.detail.status === WsSocket.Open && event.currentTarget.url}
      key="s"
    >
      <chat-view
        ref={view}
        model={[{ prefix: '#', message: 'a' }]}
        aria-label="Chat"
        className="a"
        style={{ height: 10 }}
        class="b"
        oncount-changed={({ detail }) => detail.count.toFixed()}
      />
      <chat-label horizontal-alignment="align-right" elide={3} />
      <chat-input
        multiline
        onClick={() => view.current?.clear()}
        onaccepted={({ detail }) => detail.text.length}
      />
      <qml-view source="app.qml" resize-mode="size-root-object-to-view" show-errors />
    </ws-socket>
  );
}
export const wrong = [
  // @ts-expect-error: a number
  <chat-view limit="many" />,
  // @ts-expect-error: it is read only
  <chat-view count={1} />,
  // @ts-expect-error: there is no such event
  <chat-view onaccepted={() => {}} />,
  // @ts-expect-error: there is no such alignment
  <chat-label vertical-alignment="middle" />,
  // @ts-expect-error: there is no such tag
  <chat-window />,
];
