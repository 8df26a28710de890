// `qmlet/server`: the chat server as a library. `npx qmlet serve` is the program made of it.

export type { Bus, BusEvents } from './server/bus.ts';
export { LocalBus } from './server/buses/local.ts';
export { Chat } from './server/chat.ts';
export type { PublishOptions, SubscribeOptions } from './server/connection-topics.ts';
export { Echo } from './server/echo.ts';
export { Endpoint, type EndpointClass, ForbiddenError, type TopicAction } from './server/endpoint.ts';
export type { Origins } from './server/http/cors.ts';
export { DEFAULT_LIMITS, type Limits } from './server/limits.ts';
export type { Logger, LogLevel } from './server/log.ts';
export type { Message } from './server/message.ts';
export { openDatabase } from './server/open-store.ts';
export { DEFAULT_RETENTION, type HistoryOptions } from './server/retention.ts';
export { type ServeOptions, type Server, type StopOptions, serve } from './server/serve.ts';
export type { HandshakeRequest, Session } from './server/session.ts';
export {
  type Appended,
  type Entry,
  type Records,
  type Retention,
  type Store,
  type StoredMessage,
  StoreUnavailableError,
  type TopicHead,
} from './server/store.ts';
export { MemoryStore } from './server/stores/memory.ts';
export { SqliteStore } from './server/stores/sqlite.ts';
export type { Authenticate } from './server/upgrade.ts';
export * from './shared/chat-protocol.ts';
