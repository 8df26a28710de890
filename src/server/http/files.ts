// A folder over HTTP: QML documents and what they need, with the right types and an ETag.
//
// Nothing outside of the folder is served, through links neither; nor anything whose path has a part that
// begins with a dot. Files are streamed, never held in memory whole.
import { createReadStream, type Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { cors, type Origins } from './cors.ts';
import { HttpError } from './respond.ts';

const TYPES: Record<string, string> = {
  '.qml': 'text/x-qml; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};
/** Milliseconds that a client may take nothing of a file. */
const STALL = 60_000;
const INDEXES = ['index.html', 'main.qml', 'Main.qml'];

export class Files {
  readonly #root: string;
  readonly #origins: Origins;
  readonly #hidden: string | undefined;

  private constructor(root: string, origins: Origins, hidden: string | undefined) {
    this.#root = root;
    this.#origins = origins;
    this.#hidden = hidden;
  }

  /**
   * @param hidden a file that is not served, nor those beside it that begin with its name: the database, which
   * by default is in the folder that by default is served
   * @throws Error when there is no such folder
   */
  static async open(folder: string, origins: Origins, hidden?: string): Promise<Files> {
    const info = await stat(folder).catch(() => undefined);
    if (!info?.isDirectory()) throw new Error(`there is no folder ${folder} to serve`);
    // The file may not be there yet; its folder is.
    const real = hidden && (await realpath(dirname(resolve(hidden))).catch(() => undefined));
    return new Files(await realpath(folder), origins, real && join(real, basename(hidden!)));
  }

  /** Answers a GET or HEAD of a decoded path. */
  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (cors(request, response, this.#origins, 'GET, HEAD, OPTIONS')) return;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new HttpError(405, `${request.method} is not for files`, undefined, {
        Allow: 'GET, HEAD, OPTIONS',
      });
    const file = await this.#find(path);
    if (!file && path.endsWith('/qmldir')) {
      // Asked for whether it is there or not: nothing that a browser should report.
      response.writeHead(204, { 'Cache-Control': 'no-cache' }).end();
      return;
    }
    if (!file) throw new HttpError(404, `there is no ${path}`);
    if (file.redirect) {
      // A relative address: one of the path's own could name another host (`//host/…`).
      const name = encodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
      const query = /\?[^#]*/.exec(request.url!)?.[0] ?? '';
      response
        .writeHead(308, { Location: `./${name}/${query}`, 'Content-Length': 0, 'Cache-Control': 'no-cache' })
        .end();
      return;
    }
    const { size, mtime, mtimeMs } = file;
    const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    const name = file.path.slice(file.path.lastIndexOf(sep) + 1);
    response.setHeader('ETag', etag);
    response.setHeader('Last-Modified', mtime.toUTCString());
    // Always asked for again, answered with 304 where nothing changed: an edited document is seen at once.
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Accept-Ranges', 'bytes');
    response.setHeader(
      'Content-Type',
      name === 'qmldir'
        ? 'text/plain; charset=utf-8'
        : (TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'),
    );
    if (isFresh(request, etag, mtime)) {
      response.writeHead(304).end();
      return;
    }
    const { range: wanted, 'if-range': condition } = request.headers;
    // Of a HEAD the range means nothing.
    const takesRange = request.method === 'GET' && (condition === undefined || condition === etag);
    const range = rangeOf(takesRange ? wanted : undefined, size);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    response.writeHead(range ? 206 : 200, {
      'Content-Length': end - start + 1,
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    });
    if (request.method === 'HEAD' || size === 0) {
      response.end();
      return;
    }
    // One that takes nothing for long is not waited for: it holds an open file.
    response.setTimeout(STALL, () => response.destroy());
    const stream = createReadStream(file.path, { start, end });
    stream.on('error', () => response.destroy());
    stream.on('end', () => {
      // It has become shorter meanwhile: what was promised cannot be sent.
      if (stream.bytesRead < end - start + 1) response.destroy();
    });
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  }

  async #find(
    path: string,
  ): Promise<{ path: string; size: number; mtime: Date; mtimeMs: number; redirect?: boolean } | undefined> {
    if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.')))
      return undefined;
    const found = await this.#look(path);
    if (!found) return undefined;
    if (found.info.isFile())
      return path.endsWith('/') ? undefined : { ...sizes(found.info), path: found.path };
    if (!found.info.isDirectory()) return undefined;
    // Relative addresses in an index need the slash.
    if (!path.endsWith('/')) return { ...sizes(found.info), path: found.path, redirect: true };
    for (const name of INDEXES) {
      const index = await this.#look(path + name);
      if (index?.info.isFile()) return { ...sizes(index.info), path: index.path };
    }
    return undefined;
  }

  /** What is at a path, where it is in the folder, links followed, and not hidden. */
  async #look(path: string): Promise<{ path: string; info: Stats } | undefined> {
    try {
      const real = await realpath(join(this.#root, path));
      if (real !== this.#root && !real.startsWith(this.#root + sep)) return undefined;
      if (this.#hidden && real.startsWith(this.#hidden)) return undefined;
      // A link's name may be harmless where that of what it leads to is not.
      if (real.slice(this.#root.length).includes(`${sep}.`)) return undefined;
      return { path: real, info: await stat(real) };
    } catch {
      return undefined;
    }
  }
}

const sizes = ({ size, mtime, mtimeMs }: { size: number; mtime: Date; mtimeMs: number }) => ({
  size,
  mtime,
  mtimeMs,
});

function isFresh({ headers }: IncomingMessage, etag: string, mtime: Date): boolean {
  const match = headers['if-none-match'];
  if (match !== undefined)
    return match === '*' || match.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(mtime.getTime() / 1000) * 1000 <= since;
}

/** One byte range; undefined: the whole file. Several ranges are answered with the whole. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (!match[1] && !match[2])) return undefined;
  const start = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]));
  const end = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
