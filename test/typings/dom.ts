import 'qmlet/chat';
import 'qmlet';
import type { ChatViewProperties, QmletElements, QmletTag } from 'qmlet/types';

const view = document.createElement('chat-view');
view.addEventListener('count-changed', (event) => {
  const count: number = event.detail.count;
  const target: typeof view = (event.currentTarget as typeof view) ?? view;
  target.limit = count;
  // @ts-expect-error: there is no such detail
  event.detail.text;
});
view.addEventListener('click', (event) => event.clientX);
const socket = document.createElement('ws-socket');
socket.addEventListener('message-returned', ({ detail }) => {
  const id: number = detail.id;
  const reason: string = detail.reason;
  socket.sendTextMessage(`${id} ${reason}`);
});
// @ts-expect-error: a detail's type
socket.addEventListener('status-changed', (event: CustomEvent<{ status: string }>) => event);
document.createElement('qml-view').addEventListener('message', ({ detail: { text } }) => text.length);

const properties: Partial<ChatViewProperties> = { model: [{ prefix: '#', message: 'hello' }], limit: 1 };
// @ts-expect-error: it is read only
properties.count;
export const tag: QmletTag = 'ws-socket';
export type Events = QmletElements['chat-input']['events']['accepted'];
Object.assign(view, properties);
