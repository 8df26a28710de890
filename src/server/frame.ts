// Server frames (RFC 6455, section 5.2): unmasked, unfragmented, header and payload in one buffer, so that the
// same bytes can be written to any number of connections. That holds for compressed ones too (RFC 7692): each
// message is compressed for itself, with nothing of those before it, which every client that takes compressed
// messages can read.
import { constants, deflateRawSync } from 'node:zlib';

export const TEXT = 1;
export const BINARY = 2;

/** Smaller messages are not compressed: it costs more than it saves. */
const DEFLATE_FROM = 1024;
const RSV1 = 0x40;
/** What a flushed block ends with; it is not sent. */
const TAIL = 4;
/** The fastest level: this is done on the event loop, once a message. */
const OPTIONS = { level: constants.Z_BEST_SPEED, finishFlush: constants.Z_SYNC_FLUSH };

/** A whole frame of `data` as one buffer; compressed where that makes it smaller, and `deflate` is set. */
export function frame(
  data: string | Uint8Array,
  opcode: typeof TEXT | typeof BINARY,
  deflate = false,
): Buffer {
  if (deflate && data.length >= DEFLATE_FROM) {
    const deflated = deflateRawSync(data, OPTIONS);
    const smaller = deflated.subarray(0, deflated.length - TAIL);
    if (smaller.length < data.length) {
      const compressed = frame(smaller, opcode);
      compressed[0]! |= RSV1;
      return compressed;
    }
  }
  const length = typeof data === 'string' ? Buffer.byteLength(data) : data.length;
  const start = length < 126 ? 2 : length < 65536 ? 4 : 10;
  const buffer = Buffer.allocUnsafe(start + length);
  buffer[0] = 0x80 | opcode;
  if (start === 2) buffer[1] = length;
  else if (start === 4) {
    buffer[1] = 126;
    buffer.writeUInt16BE(length, 2);
  } else {
    buffer[1] = 127;
    buffer.writeBigUInt64BE(BigInt(length), 2);
  }
  if (typeof data === 'string') buffer.write(data, start, 'utf8');
  else buffer.set(data, start);
  return buffer;
}
