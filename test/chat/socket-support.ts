// What the tests of the socket element share.
import { afterEach, inject, vi } from 'vitest';
import { WsSocket } from '../../src/ws-socket.ts';

const servers = inject('socketServers');
export const { ws, refused } = servers;

const STATUS = ['connecting', 'open', 'closing', 'closed', 'error'];
const EVENTS = [
  'status-changed',
  'active-changed',
  'url-changed',
  'error-string-changed',
  'requested-subprotocols-changed',
  'negotiated-subprotocol-changed',
  'text-message-received',
  'binary-message-received',
  'text-message-sent',
  'binary-message-sent',
  'message-flushed',
  'message-returned',
  'reconnecting',
];

const made: Element[] = [];
afterEach(() => {
  for (const element of made.splice(0)) element.remove();
});

/** Everything that `element` tells from now on, as lines: `status open`, `text-received hi`. */
export function record(element: Element, events: readonly string[] = EVENTS): string[] {
  const lines: string[] = [];
  for (const name of events)
    element.addEventListener(name, ({ detail }: CustomEventInit) => {
      const text =
        name === 'status-changed'
          ? STATUS[detail.status]
          : Object.values(detail)
              .map((value) => (value instanceof ArrayBuffer ? `${value.byteLength} bytes` : String(value)))
              .join(' ');
      lines.push(`${name.replace(/-changed$|-message/g, '')} ${text}`.trimEnd());
    });
  return lines;
}

/** A socket element with these attributes, in the page or where told; removed after the test. */
export function socket(
  attributes: Record<string, string | number | true> = {},
  parent: ParentNode | null = document.body,
): WsSocket {
  const element = document.createElement('ws-socket');
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, value === true ? '' : String(value));
  made.push(element);
  parent?.append(element);
  return element;
}

/** Waits until `condition` holds. */
export const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitUntil(condition, { timeout: 8000, interval: 5 });

/** Waits until the element is open. */
export const opened = (element: WsSocket): Promise<unknown> => until(() => element.status === WsSocket.Open);

/** Long enough for everything that this task and the next have begun. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** A server of the test's own, that it can stop and start. */
export async function ownServer() {
  const port: number = await (await fetch(`${servers.http}/servers`, { method: 'POST' })).json();
  const ask = async (action: string): Promise<{ received: string[]; connections: number }> =>
    (await fetch(`${servers.http}/servers/${port}/${action}`)).json();
  return {
    url: `ws://127.0.0.1:${port}`,
    stop: () => ask('stop'),
    start: () => ask('start'),
    seen: () => ask(''),
  };
}
