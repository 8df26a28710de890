// The browser as the host of a socket: which urls it takes, and its clock.
// What always holds: an error says what was written, and how to write it.
import type { Connection, ConnectionEvents, SocketHost } from '../../runtime/net/socket-host.ts';

/**
 * The absolute url that `url` means on a page at `base`. A relative one takes the page's host and `wss:`
 * where the page came over `https:`, else `ws:`.
 * @throws Error with a sentence that names `url`
 */
export function resolveSocketUrl(url: string, base: string): string {
  let href = '';
  try {
    ({ href } = new URL(url, base));
    // The page's scheme is led over to that of its sockets; one that was written is meant.
    if (!/^\s*[a-z][a-z\d+.-]*:/i.test(url)) href = href.replace('http', 'ws');
  } catch {}
  if (/^wss?:/.test(href)) return href;
  throw new Error(`Not a WebSocket url: "${url}". Write ws:// or wss://.`);
}

/** The host for a socket whose relative urls are meant from `base()`. */
export const browserSocketHost = (base: () => string): SocketHost => ({
  now: () => performance.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as number | undefined),
  random: Math.random,
  openSocket(url, subprotocols, events: ConnectionEvents): Connection {
    const socket = new WebSocket(resolveSocketUrl(url, base()), subprotocols as string[]);
    socket.binaryType = 'arraybuffer';
    socket.onopen = events.open;
    socket.onmessage = ({ data }) => events.message(data);
    socket.onclose = ({ code, reason }) => events.close(code, reason);
    return socket as unknown as Connection;
  },
});
