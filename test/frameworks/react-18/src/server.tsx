// What a server renders: properties that text can carry are attributes there. The build runs this, and stops when it
// is something else.
import { ChatInput, ChatLabel, ChatView, WsSocket } from 'qmlet/react';
import { renderToString } from 'react-dom/server';

const rendered = renderToString(
  <WsSocket url="ws://localhost" active reconnect={false} reconnectMin={500} onStatusChanged={() => {}}>
    <ChatView model={[{ prefix: '#', message: 'not on a server' }]} className="box" hidden={false} />
    <ChatInput readOnly maxLength={20} text={'"a"'} aria-busy={false} />
    <ChatLabel>b</ChatLabel>
  </WsSocket>,
);
const expected =
  '<ws-socket url="ws://localhost" active="" reconnect-min="500">' +
  '<chat-view class="box"></chat-view>' +
  '<chat-input aria-busy="false" readonly="" maxlength="20" text="&quot;a&quot;"></chat-input>' +
  '<chat-label>b</chat-label></ws-socket>';
if (rendered !== expected) throw new Error(`The server renders\n${rendered}\nin place of\n${expected}`);
