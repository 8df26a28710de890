// The WebSocket of a connection: `ws`'s own, whose events go straight to the connection, and the codes with
// which it closes.
import { toUSVString } from 'node:util';
import { WebSocket } from 'ws';
import type { Connection } from './connection.ts';

/** The close code that `ws` sends for its errors, by their code. Anything else that it finds is 1002. */
const PROTOCOL_ERRORS: Record<string, number> = {
  WS_ERR_EXPECTED_FIN: 1002,
  WS_ERR_EXPECTED_MASK: 1002,
  WS_ERR_INVALID_CLOSE_CODE: 1002,
  WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH: 1002,
  WS_ERR_INVALID_OPCODE: 1002,
  WS_ERR_UNEXPECTED_MASK: 1002,
  WS_ERR_UNEXPECTED_RSV_1: 1002,
  WS_ERR_UNEXPECTED_RSV_2_3: 1002,
  WS_ERR_INVALID_UTF8: 1007,
  WS_ERR_TOO_MANY_BUFFERED_PARTS: 1008,
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: 1009,
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009,
};

/** The code with which `ws` closes after an error; 0 where it only lost its peer. */
export function codeOfError(error: Error & { code?: string }): number {
  return PROTOCOL_ERRORS[error.code ?? ''] ?? 0;
}

/** Whether a close frame may carry the code (RFC 6455, section 7.4). */
export function isSendableCode(code: number): boolean {
  return (
    Number.isInteger(code) &&
    ((code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) ||
      (code >= 3000 && code <= 4999))
  );
}

/** The largest reason of a close frame, in bytes. */
export const MAX_REASON = 123;

/** As much of a reason as a close frame takes, without half a character at its end. */
export function reasonOf(text: string): string {
  const whole = toUSVString(text);
  if (Buffer.byteLength(whole) <= MAX_REASON) return whole;
  const bytes = Buffer.from(whole);
  let end = MAX_REASON;
  while ((bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}

/**
 * The WebSocket of a connection. It hands its events straight on: an idle connection has no listeners, whose
 * table would be the largest thing about it.
 */
export class ConnectionSocket extends WebSocket {
  connection: Connection | undefined;

  /** `ws` calls it too, to answer the peer's close frame. */
  override close(code?: number, reason?: string | Buffer): void {
    this.connection?.onClosing();
    super.close(code, reason);
  }

  override emit(event: string | symbol, first?: unknown, second?: unknown): boolean {
    const { connection } = this;
    if (!connection) return event !== 'error' && super.emit(event, first, second);
    try {
      switch (event) {
        case 'message':
          connection.onMessage(first as Buffer, second as boolean);
          break;
        case 'ping':
          connection.onControl('onPing', first as Buffer);
          break;
        case 'pong':
          connection.onControl('onPong', first as Buffer);
          break;
        case 'error':
          connection.onProtocolError(first as Error);
          break;
        case 'close':
          connection.onGone(first as number);
      }
    } catch (error) {
      // A defect of the server itself: it costs this connection, not the process.
      connection.onBroken(error);
    }
    return true;
  }
}
