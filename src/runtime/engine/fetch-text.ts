// Gets one text file of a document from its server: within a time, up to a size, from a trusted origin,
// without credentials for another one. It never throws: what went wrong is said in the words of Qt where it
// has words for it.
import { type FetchPolicy, refusal } from './fetch-policy.ts';

/** As much of `Response` as is used. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  /** Where redirects led to; '' where the host does not say. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
      cancel(reason?: unknown): Promise<unknown>;
    };
  } | null;
}

export interface FetchInit {
  credentials: 'same-origin';
  redirect: 'follow';
  /** `no-cache`: asks the server again even for what the browser holds. */
  cache: 'default' | 'no-cache';
  signal: unknown;
}

/** What loading documents needs of the world; a browser and Node have all of it. */
export interface LoaderHost {
  fetch(url: string, init: FetchInit): Promise<FetchResponse>;
  /** The absolute form of `url`. @throws when it is none */
  resolveUrl(url: string, base: string): string;
  setTimer(run: () => void, milliseconds: number): unknown;
  clearTimer(timer: unknown): void;
  newAbortController(): { readonly signal: unknown; abort(): void };
  decodeUtf8(bytes: Uint8Array): string;
  /**
   * The names of the files in a directory, where the host can list it; null where it cannot. Then types
   * are found as Qt finds them on a disk, and no file is asked for that is not there.
   */
  listDirectory?(url: string): Promise<readonly string[] | null>;
}

export interface FetchLimits {
  /** The longest file, in bytes. */
  bytes: number;
  /** The longest time for one file, from the request to its last byte. */
  milliseconds: number;
}

export type FetchedText =
  | { ok: true; url: string; text: string }
  /** `missing`: the server is there, the file is not. */
  | { ok: false; missing: boolean; message: string };

const fail = (message: string, missing = false): FetchedText => ({ ok: false, missing, message });

/** The text at `url`. `fresh`: not from the browser's cache. `stop`: ends it early when called. */
export async function fetchText(
  host: LoaderHost,
  url: string,
  policy: FetchPolicy,
  limits: FetchLimits,
  fresh: boolean,
  onStop: (stop: () => void) => void,
): Promise<FetchedText> {
  const refused = refusal(policy, url);
  if (refused) return fail(refused);
  const controller = host.newAbortController();
  let timer: unknown;
  // A host whose fetch does not heed its signal must not hold up the document either.
  const ended = new Promise<FetchedText>((resolve) => {
    const end = (message: string) => {
      resolve(fail(message));
      controller.abort();
    };
    timer = host.setTimer(
      () => end(`Timeout: no complete answer within ${limits.milliseconds / 1000} s`),
      limits.milliseconds,
    );
    onStop(() => end('Operation canceled'));
  });
  try {
    return await Promise.race([read(host, url, policy, limits.bytes, fresh, controller), ended]);
  } finally {
    host.clearTimer(timer);
  }
}

async function read(
  host: LoaderHost,
  url: string,
  policy: FetchPolicy,
  limit: number,
  fresh: boolean,
  controller: { readonly signal: unknown; abort(): void },
): Promise<FetchedText> {
  let response: FetchResponse;
  const cache = fresh ? 'no-cache' : 'default';
  try {
    response = await host.fetch(url, {
      credentials: 'same-origin',
      redirect: 'follow',
      cache,
      signal: controller.signal,
    });
  } catch (error) {
    return fail(
      `Network error: no answer that this page may read: the server is not there, or does not allow this origin (${textOf(error)})`,
    );
  }
  const final = response.url || url;
  const refused = refusal(policy, final, url);
  const length = Number(response.headers.get('content-length') ?? 0);
  let result: FetchedText | null = null;
  if (refused) result = fail(refused);
  // 204: so says a server of ours of a qmldir, as browsers report each 404 as an error of the page.
  else if ([204, 404, 410].includes(response.status)) result = fail('No such file or directory', true);
  else if (response.status === 401) result = fail('Authentication required');
  else if (!response.ok)
    result = fail(`Network error: the server answered ${response.status} ${response.statusText}`.trimEnd());
  else if (length > limit) result = fail(tooLong(limit));
  if (result) {
    controller.abort();
    return result;
  }
  if (!response.body) return { ok: true, url: final, text: '' };
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value!.byteLength;
      if (size > limit) {
        void reader.cancel().catch(() => {});
        controller.abort();
        return fail(tooLong(limit));
      }
      chunks.push(value!);
    }
  } catch (error) {
    return fail(`Remote host closed the connection (${textOf(error)})`);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return { ok: true, url: final, text: host.decodeUtf8(bytes) };
}

const tooLong = (limit: number) => `File is longer than the ${limit} bytes allowed for one document`;
const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
