// The order of states, the errors and the fields of XMLHttpRequest. The expected lines are what Qt 6.4
// printed against a server that behaved as the host here does.

import { beforeEach, describe, expect, it } from 'vitest';
import {
  createXmlHttpRequest,
  type HttpHost,
  type HttpRequest,
  type HttpSink,
} from '../../src/runtime/net/xml-http-request.ts';

let requests: HttpRequest[];
let sinks: HttpSink[];
let aborted: number;
let lines: string[];

const bytes = (text: string) => new TextEncoder().encode(text);
const host: HttpHost = {
  request(request, sink) {
    requests.push(request);
    sinks.push(sink);
    return { abort: () => void aborted++ };
  },
  resolveUrl: (url) => new URL(url, 'http://host/dir/').href,
  decode: (data, charset) => new TextDecoder(charset).decode(data),
  refuse: ({ url }) => (url.startsWith('http://elsewhere') ? `refused ${url}` : null),
  isLocal: (url) => url.startsWith('file:'),
  call(handler) {
    try {
      handler();
    } catch (error) {
      lines.push(String(error));
    }
  },
  warn: (text) => void lines.push(`warning ${text}`),
  maximumBody: 1000,
};
const XMLHttpRequest = createXmlHttpRequest(host);
type Request = InstanceType<typeof XMLHttpRequest>;

beforeEach(() => {
  [requests, sinks, aborted, lines] = [[], [], 0, []];
});

/** Writes down the states as they are told, and the request's fields in them. */
function watched(): Request {
  const x = new XMLHttpRequest();
  for (const name of ['onreadystatechange', 'onload', 'onerror', 'onloadend'] as const)
    x[name] = () => {
      const fields = x.readyState > 1 ? ` ${x.status} '${x.statusText}' [${x.responseText}]` : '';
      lines.push(`${name === 'onreadystatechange' ? 'state' : name} ${x.readyState}${fields}`);
    };
  return x;
}

function reply(status: number, text: string, chunks: string[], headers: [string, string][] = []): void {
  const sink = sinks.at(-1)!;
  sink.headers(status, text, headers, requests.at(-1)!.url);
  for (const chunk of chunks) sink.data(bytes(chunk));
  sink.finished();
}

const thrown = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    const { name, message, code } = error as Error & { code: number };
    return `${name} ${message} ${code}`;
  }
  return 'nothing';
};

describe('the states', () => {
  it('of a reply in one piece', () => {
    const x = watched();
    x.open('GET', 'json');
    x.send();
    expect(lines).toEqual(['state 1']);
    reply(200, 'OK', ['{"a":1}'], [['Content-Type', 'application/json']]);
    expect(lines).toEqual([
      'state 1',
      "state 2 200 'OK' []",
      `state 3 200 'OK' [{"a":1}]`,
      `state 4 200 'OK' [{"a":1}]`,
      `onload 4 200 'OK' [{"a":1}]`,
      `onloadend 4 200 'OK' [{"a":1}]`,
    ]);
    expect(requests[0]).toMatchObject({ method: 'GET', url: 'http://host/dir/json', body: null });
  });
  it('of a reply in pieces', () => {
    const x = watched();
    x.open('GET', 'a');
    x.send();
    reply(200, 'OK', ['aa', 'bb']);
    expect(lines.slice(2, 5)).toEqual([
      "state 3 200 'OK' [aa]",
      "state 3 200 'OK' [aabb]",
      "state 4 200 'OK' [aabb]",
    ]);
  });
  it('of a reply without a body', () => {
    const x = watched();
    x.open('GET', 'a');
    x.send();
    reply(204, 'No Content', []);
    expect(lines.slice(1, 4)).toEqual([
      "state 2 204 'No Content' []",
      "state 3 204 'No Content' []",
      "state 4 204 'No Content' []",
    ]);
  });
  it('of a reply that is not found', () => {
    const x = watched();
    x.open('GET', 'a');
    x.send();
    reply(404, 'Not Found', ['nope']);
    expect(lines.slice(1)).toEqual([
      "state 2 404 'Not Found' []",
      "state 3 404 'Not Found' [nope]",
      "state 3 404 'Not Found' [nope]",
      "state 4 404 'Not Found' [nope]",
      "onload 4 404 'Not Found' [nope]",
      "onloadend 4 404 'Not Found' [nope]",
    ]);
  });
  it('of a connection that fails', () => {
    const x = watched();
    x.open('GET', 'a');
    x.send();
    sinks[0]!.failed('');
    expect(lines).toEqual(['state 1', "state 4 0 '' []", "onerror 4 0 '' []", "onloadend 4 0 '' []"]);
    expect([x.getAllResponseHeaders(), x.responseXML]).toEqual(['', null]);
  });
  it('of a local file, which has no status before it is read', () => {
    const x = watched();
    x.open('GET', 'file:///data.json');
    x.send();
    reply(200, '', ['{}']);
    expect(lines.slice(1, 4)).toEqual(["state 2 0 '' []", "state 3 0 '' [{}]", "state 4 200 'OK' [{}]"]);
    const y = watched();
    lines = [];
    y.open('GET', 'file:///none');
    y.send();
    reply(404, 'Not Found', ['text']);
    expect(lines.slice(0, 2)).toEqual(['state 1', "state 4 0 '' []"]);
  });
  it('of a request that is refused', () => {
    const x = watched();
    x.open('GET', 'http://elsewhere/');
    x.send();
    expect(lines.slice(0, 3)).toEqual(['state 1', 'warning refused http://elsewhere/', "state 4 0 '' []"]);
    expect(requests).toEqual([]);
  });
  it('of a body without end', () => {
    const x = watched();
    x.open('GET', 'a');
    x.send();
    sinks[0]!.headers(200, 'OK', []);
    for (let i = 0; i < 20; i++) sinks[0]!.data(bytes('x'.repeat(100)));
    expect(lines.at(-4)).toBe('warning XMLHttpRequest: http://host/dir/a: the body has more than 1000 bytes');
    expect([x.readyState, x.status, aborted]).toEqual([4, 0, 1]);
  });
});

describe('ending a request', () => {
  it('tells of it, then is as at the start', () => {
    const x = watched();
    x.open('GET', 'a');
    x.send();
    x.abort();
    expect(lines).toEqual(['state 1', "state 4 0 '' []", "onerror 4 0 '' []", "onloadend 4 0 '' []"]);
    expect([x.readyState, x.responseText, aborted]).toEqual([0, '', 1]);
    reply(200, 'OK', ['late']);
    expect([x.readyState, lines.length]).toEqual([0, 4]);
  });
  it('tells of nothing before it was sent and after it was done', () => {
    const x = watched();
    x.open('GET', 'a');
    x.abort();
    expect([x.readyState, lines]).toEqual([0, ['state 1']]);
    x.open('GET', 'a');
    x.send();
    reply(200, 'OK', []);
    const before = lines.length;
    x.abort();
    expect([x.readyState, x.responseText, lines.length]).toEqual([0, '', before]);
  });
  it('is what a new open does to the old one', () => {
    const x = watched();
    x.open('GET', 'slow');
    x.send();
    x.open('GET', 'b');
    expect([aborted, x.readyState, lines]).toEqual([1, 1, ['state 1', 'state 1']]);
    x.send();
    sinks[0]!.headers(500, 'Old', []);
    reply(200, 'OK', ['new']);
    expect([x.status, x.responseText]).toEqual([200, 'new']);
  });
  it('and a new request may begin in the handler of the last state', () => {
    const x = new XMLHttpRequest();
    let done = 0;
    x.onreadystatechange = () => {
      if (x.readyState !== 4 || ++done > 1) return;
      x.open('GET', 'again');
      x.send();
    };
    x.open('GET', 'a');
    x.send();
    reply(200, 'OK', ['1']);
    reply(200, 'OK', ['2']);
    expect([done, x.responseText]).toEqual([2, '2']);
  });
  it('survives a handler that throws', () => {
    const x = new XMLHttpRequest();
    x.onreadystatechange = () => {
      throw new Error(`boom ${x.readyState}`);
    };
    x.open('GET', 'a');
    x.send();
    reply(200, 'OK', []);
    expect(lines).toEqual([1, 2, 3, 4].map((n) => `Error: boom ${n}`));
  });
});

describe('errors', () => {
  const opened = () => {
    const x = new XMLHttpRequest();
    x.open('GET', 'a');
    return x;
  };
  const call = (x: Request, name: string, ...a: unknown[]) =>
    (x as unknown as Record<string, (...a: unknown[]) => unknown>)[name]!(...a);
  for (const [what, work, expected] of [
    [
      'a method that is none',
      () => new XMLHttpRequest().open('FOO', 'a'),
      'Error Unsupported HTTP method type 12',
    ],
    ['TRACE', () => new XMLHttpRequest().open('TRACE', 'a'), 'Error Unsupported HTTP method type 12'],
    ['too few arguments', () => new XMLHttpRequest().open('GET'), 'Error Incorrect argument count 12'],
    [
      'too many',
      () => new XMLHttpRequest().open('GET', 'a', 1, 2, 3, 4),
      'Error Incorrect argument count 12',
    ],
    ['sending before open', () => new XMLHttpRequest().send(), 'Error Invalid state 11'],
    ['a header before open', () => new XMLHttpRequest().setRequestHeader('a', 'b'), 'Error Invalid state 11'],
    [
      'a header without a value',
      () => call(opened(), 'setRequestHeader', 'a'),
      'Error Incorrect argument count 12',
    ],
    ['the status before open', () => new XMLHttpRequest().status, 'Error Invalid state 11'],
    ['the status before the reply', () => opened().status, 'Error Invalid state 11'],
    ['the status text before the reply', () => opened().statusText, 'Error Invalid state 11'],
    ['headers before the reply', () => opened().getAllResponseHeaders(), 'Error Invalid state 11'],
    ['one header before the reply', () => opened().getResponseHeader('a'), 'Error Invalid state 11'],
  ] as const)
    it(what, () => expect(thrown(work)).toBe(expected));
  it('sending twice', () => {
    const x = opened();
    x.send();
    expect(thrown(() => x.send())).toBe('Error Invalid state 11');
  });
  it('a synchronous request where the host has none', () => {
    const x = new XMLHttpRequest();
    x.open('GET', 'a', false);
    expect(thrown(() => x.send())).toMatch(/synchronous request is not possible here; leave out the third/);
  });
});

describe('what is sent', () => {
  const sent = (method: string, body: unknown, ...headers: [string, string][]) => {
    const x = new XMLHttpRequest();
    x.open(method, 'a');
    for (const h of headers) x.setRequestHeader(...h);
    x.send(body);
    return requests.at(-1)!;
  };
  it('a body has a type and a charset', () => {
    expect(sent('POST', 'plain').headers).toEqual([['Content-Type', 'text/plain;charset=UTF-8']]);
    expect(sent('put', 'plain')).toMatchObject({ method: 'PUT', body: 'plain' });
    expect(sent('POST', '{}', ['Content-Type', 'application/json']).headers).toEqual([
      ['Content-Type', 'application/json;charset=UTF-8'],
    ]);
    expect(sent('PATCH', 'b').headers).toEqual([]);
  });
  it('not with methods that have no body', () => {
    expect(sent('GET', 'b').body).toBeNull();
    expect(sent('DELETE', 'b').body).toBeNull();
  });
  it('headers are joined, and those of the connection left out', () => {
    expect(
      sent('GET', null, ['X-Foo', 'a'], ['x-foo', 'b'], ['Host', 'c'], ['Sec-X', 'd'], ['Cookie', 'e'])
        .headers,
    ).toEqual([['X-Foo', 'a,b']]);
  });
});

describe('what is received', () => {
  const received = (type: string, text: string | Uint8Array, responseType = '') => {
    const x = new XMLHttpRequest();
    x.open('GET', 'a');
    x.responseType = responseType;
    x.send();
    const sink = sinks.at(-1)!;
    sink.headers(200, 'OK', [
      ['X-A', '1'],
      ['Content-Type', type],
    ]);
    sink.data(typeof text === 'string' ? bytes(text) : text);
    sink.finished();
    return x;
  };
  it('headers', () => {
    const x = received('text/plain', '');
    expect(x.getAllResponseHeaders()).toBe('x-a: 1\r\ncontent-type: text/plain');
    expect([x.getResponseHeader('x-A'), x.getResponseHeader('none')]).toEqual(['1', '']);
  });
  it('text in its own charset', () => {
    expect(received('text/plain; charset=iso-8859-1', new Uint8Array([0xe4])).responseText).toBe('ä');
    expect(received('text/plain', 'ä').responseText).toBe('ä');
  });
  it('JSON', () => {
    expect(received('x/y', '{"a":1}', 'json').response).toEqual({ a: 1 });
    expect(() => received('x/y', 'no', 'json').response).toThrow(SyntaxError);
  });
  it('bytes', () => {
    const { response } = received('x/y', 'abc', 'arraybuffer');
    expect(new Uint8Array(response as ArrayBuffer)).toEqual(bytes('abc'));
  });
  it('XML, unless it is broken or no XML', () => {
    const x = received('text/xml', '<root a="1"/>');
    expect(x.responseXML!.documentElement!.nodeName).toBe('root');
    expect(x.responseXML).toBe(x.responseXML);
    expect(received('text/xml', '<root><a></root>').responseXML).toBeNull();
    expect(received('text/plain', '<root/>').responseXML).toBeNull();
    expect(received('text/plain', '<root/>', 'document').responseXML).not.toBeNull();
  });
});

it('has its constants on the class and on requests', () => {
  const x = new XMLHttpRequest() as Request & { DONE: number };
  expect([XMLHttpRequest.UNSENT, XMLHttpRequest.DONE, x.DONE, String(x)]).toEqual([
    0,
    4,
    4,
    '[object Object]',
  ]);
});
