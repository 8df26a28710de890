// The requests of XMLHttpRequest over the host's `fetch`. Credentials stay on their own origin; a body is
// handed on piece by piece as it arrives.

import { toBase64 } from '../qt/encoding.ts';
import type { HttpHost, HttpRequest, HttpSink } from './xml-http-request.ts';

/** As much of the platform's `fetch` as is used here. */
export type FetchLike = (
  url: string,
  options: {
    method: string;
    headers: [string, string][];
    body: string | ArrayBuffer | null;
    signal: unknown;
    credentials: 'same-origin';
  },
) => Promise<{
  status: number;
  statusText: string;
  url: string;
  headers: { forEach(each: (value: string, name: string) => void): void };
  body: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }> } } | null;
}>;

/** Makes a host's `request`. */
export function fetchRequests(
  fetch: FetchLike,
  newAbortController: () => { readonly signal: unknown; abort(): void },
): HttpHost['request'] {
  return (request: HttpRequest, sink: HttpSink) => {
    const controller = newAbortController();
    let over = false;
    const headers = [...request.headers];
    if (request.user !== undefined && !headers.some(([name]) => name.toLowerCase() === 'authorization'))
      headers.push(['Authorization', `Basic ${toBase64(`${request.user}:${request.password ?? ''}`)}`]);
    const run = async () => {
      const response = await fetch(request.url, {
        method: request.method,
        headers,
        body: request.body,
        signal: controller.signal,
        credentials: 'same-origin',
      });
      if (over) return;
      const received: [string, string][] = [];
      response.headers.forEach((value, name) => {
        received.push([name, value]);
      });
      sink.headers(response.status, response.statusText, received, response.url);
      const reader = response.body?.getReader();
      while (reader && !over) {
        const { done, value } = await reader.read();
        if (over) return;
        if (done) break;
        if (value?.length) sink.data(value);
      }
      if (!over) sink.finished();
    };
    run().catch(() => {
      // The platform does not say what went wrong: refused, unreachable and forbidden look the same.
      if (!over) sink.failed('');
    });
    return {
      abort() {
        over = true;
        controller.abort();
      },
    };
  };
}
