// Answers and bodies of HTTP, small enough to need no framework.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';

/** An error that is an answer: status, a sentence, and the field of the request that is wrong. */
export class HttpError extends Error {
  readonly status: number;
  readonly field: string | undefined;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, field?: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.field = field;
    this.headers = headers;
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** `{"error": true, "status", "message", "field"?}`: the shape of every error. */
export function sendError(response: ServerResponse, error: HttpError): void {
  const { status, message, field } = error;
  sendJson(response, status, { error: true, status, message, ...(field && { field }) }, error.headers);
}

/** The whole body. Throws a 413 for more than `limit` bytes, without reading on. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = (): HttpError =>
    new HttpError(413, `the body has more than ${limit} bytes`, undefined, { Connection: 'close' });
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      reject(tooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new HttpError(400, 'the body ended early')));
  });
}

/** The body as a JSON object. Throws 415, 400 or 422 with the reason. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/json')
    throw new HttpError(415, `the body is application/json, not ${type || 'of no type'}`, undefined, {
      Accept: 'application/json',
    });
  const text = (await readBody(request, limit)).toString();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, `the body is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpError(422, 'the body is a JSON object');
  return value as Record<string, unknown>;
}

/** The bytes of an answer on a socket that was to be upgraded. */
export function rawAnswer(status: number, message: string, headers: Record<string, string> = {}): string {
  const body = `${message}\n`;
  const lines = Object.entries({
    Connection: 'close',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
