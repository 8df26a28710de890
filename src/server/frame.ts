// Server frames (RFC 6455, section 5.2): unmasked, unfragmented, uncompressed, header and payload in one
// buffer, so that the same bytes can be written to any number of connections.

export const TEXT = 1;
export const BINARY = 2;

/** A whole frame of `data` as one buffer. */
export function frame(data: string | Uint8Array, opcode: typeof TEXT | typeof BINARY): Buffer {
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
