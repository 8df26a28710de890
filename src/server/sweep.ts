// The look at all connections, some times a second: who is silent, who stalls, whose session is over. One
// timer for all of them: ten thousand idle connections cost no timers.
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';

/** Milliseconds between two looks: keep-alive and stall times are exact to this. */
export const SWEEP_INTERVAL = 250;
/** The longest that a pinged peer may take to answer, in ms. */
const MAX_PONG = 10_000;

/** Acts on one connection. `now` is `performance.now()` in whole milliseconds. */
export function sweep(connection: Connection, now: number, limits: Limits): void {
  if (connection.stalledSince && now - connection.stalledSince > limits.stall) {
    connection.reject(1013, `a slow consumer: it took nothing for ${limits.stall} ms`);
    return;
  }
  const { wire, session } = connection;
  if (wire && !wire.greeted && now - connection.openedAt > limits.handshake) {
    connection.reject(1002, 'qmlet.1: no hello came');
    return;
  }
  if (session.expiresAt && Date.now() >= session.expiresAt && connection.isOpen) {
    connection.close(1008, 'the session has ended');
    return;
  }
  // Any byte is a sign of life, also one of a message that is still on its way.
  const bytes = connection.bytesRead;
  // While we do not read, silence says nothing.
  if (bytes !== connection.lastBytes || !connection.reading) {
    connection.lastBytes = bytes;
    connection.lastHeard = now;
    connection.pingedAt = 0;
  }
  const interval = connection.endpoint.keepAliveInterval * 1000;
  if (interval <= 0 || !connection.isOpen) return;
  if (connection.pingedAt) {
    if (now - connection.pingedAt > Math.min(interval, MAX_PONG)) connection.terminate(1006);
  } else if (now - connection.lastHeard >= interval) {
    connection.pingedAt = now;
    connection.control('ping', '');
  }
}
