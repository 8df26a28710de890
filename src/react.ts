// `qmlet/react`: the tags as components, for React before 19, which neither sets properties of elements nor hears
// their events. In React 19 the tags themselves do as well.
// The chat's tags are defined here; `<qml-view>` is defined by `qmlet` or `qmlet/full`, whichever a page imports.
import './chat.ts';
import type { ChatInput as ChatInputElement } from './components/chat/chat-input.ts';
import type { ChatLabel as ChatLabelElement } from './components/chat/chat-label.ts';
import type { ChatRow, ChatView as ChatViewElement } from './components/chat/chat-view.ts';
import type { WsSocket as WsSocketElement, WsSocketEvents } from './components/chat/ws-socket.ts';
import type { QmlView as QmlViewElement, QmlViewEvents } from './components/qml-view/qml-view.ts';
import { createComponent } from './react/create-component.ts';
import type { ListModel } from './runtime/models/list-model.ts';

type CustomEvents<Details> = { [Name in keyof Details]: CustomEvent<Details[Name]> };

const INPUT = [
  'name',
  'placeholder',
  'multiline',
  'readOnly',
  'required',
  'maxLength',
  'text',
  'value',
  'cursorPosition',
  'disabled',
  'socket',
] as const;
/** `<chat-input>`. */
export const ChatInput = createComponent<
  ChatInputElement,
  Pick<ChatInputElement, (typeof INPUT)[number]>,
  CustomEvents<{
    accepted: { text: string };
    rejected: { text: string; reason: string };
    'text-changed': { text: string };
  }>
>('chat-input', INPUT, ['accepted', 'rejected', 'text-changed']);

const LABEL = ['text', 'color', 'horizontalAlignment', 'verticalAlignment', 'elide', 'wrapMode'] as const;
/** `<chat-label>`. */
export const ChatLabel = createComponent<ChatLabelElement, Pick<ChatLabelElement, (typeof LABEL)[number]>>(
  'chat-label',
  LABEL,
);

/** `<chat-view>`. */
export const ChatView = createComponent<
  ChatViewElement,
  Pick<ChatViewElement, 'delegate' | 'limit' | 'socket'> & { model: ListModel<ChatRow> | readonly ChatRow[] },
  CustomEvents<{
    'count-changed': { count: number };
    'at-y-end-changed': { atYEnd: boolean };
    'at-y-beginning-changed': { atYBeginning: boolean };
  }>
>(
  'chat-view',
  ['model', 'delegate', 'limit', 'socket'],
  ['count-changed', 'at-y-end-changed', 'at-y-beginning-changed'],
);

const SOCKET = [
  'url',
  'active',
  'resume',
  'reconnect',
  'reconnectMin',
  'reconnectMax',
  'reconnectAttempts',
  'reconnectStopCodes',
  'connectTimeout',
  'queueLimit',
  'bufferLimit',
  'heartbeat',
  'heartbeatMessage',
  'heartbeatReply',
  'heartbeatTimeout',
  'requestedSubprotocols',
] as const;
/** `<ws-socket>`. */
export const WsSocket = createComponent<
  WsSocketElement,
  Pick<WsSocketElement, (typeof SOCKET)[number]>,
  CustomEvents<WsSocketEvents>
>('ws-socket', SOCKET, [
  'status-changed',
  'active-changed',
  'url-changed',
  'error-string-changed',
  'requested-subprotocols-changed',
  'negotiated-subprotocol-changed',
  'text-message-received',
  'binary-message-received',
  'text-message-sent',
  'binary-message-sent',
  'message-flushed',
  'message-returned',
  'writable-changed',
  'message-acknowledged',
  'topic-resumed',
  'status-received',
  'history-received',
  'reconnecting',
]);

const VIEW = ['source', 'module', 'initialProperties', 'resizeMode', 'trustedOrigins'] as const;
/** `<qml-view>`, which `qmlet` or `qmlet/full` defines. */
export const QmlView = createComponent<
  QmlViewElement,
  Pick<QmlViewElement, (typeof VIEW)[number]>,
  CustomEvents<QmlViewEvents>
>('qml-view', VIEW, ['status-changed', 'progress-changed', 'message', 'quit']);

export type { ComponentProps, ElementComponent, Listeners } from './react/create-component.ts';
export { createComponent };
