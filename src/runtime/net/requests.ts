// `XMLHttpRequest` and `DOMException` among the globals of an engine: the requests of QML over the engine's
// host. Comes when a document names one of them.
// Urls are meant from the document whose code opens the request, and its handlers run as that document's.
import type { Context } from '../engine/context.ts';
import type { Engine } from '../engine/engine.ts';
import { currentContext, runIn } from '../object/binding.ts';
import { late } from '../qt/late-members.ts';
import { outside } from '../reactive/graph.ts';
import { type FetchLike, fetchRequests } from './fetch-http.ts';
import { createXmlHttpRequest, domExceptionCodes } from './xml-http-request.ts';

/** A file beside the document, as opposed to what a server makes: `data.json`, `../rows.xml`. */
const FILE = /^(?![a-z][a-z\d+.-]*:|\/)[^?#]*\.[a-z\d]+$/i;

function requestsOf(engine: Engine): Record<string, unknown> {
  const { host } = engine;
  const XMLHttpRequest = createXmlHttpRequest({
    request(request, sink) {
      if (!host.fetch || !host.newAbortController) {
        host.setTimeout(() => sink.failed('XMLHttpRequest: this host has no network'), 0);
        return { abort() {} };
      }
      const fetch = host.fetch.bind(host) as unknown as FetchLike;
      return fetchRequests(fetch, () => host.newAbortController!())(request, sink);
    },
    resolveUrl: (url) => engine.resolveUrl(url, engine.currentUrl()),
    isLocal: (url) => FILE.test(url),
    decode: (bytes, charset) => host.decodeText!(bytes, charset),
    place: currentContext,
    call(handler, place) {
      if (engine.disposed) return;
      try {
        runIn(place, () => outside(handler));
      } catch (error) {
        const unit = (place as Context | null)?.unit;
        engine.$blame(error, unit ? { unit, loc: [0, 0] } : null);
      }
    },
    warn: (text) => engine.warn(null, text),
  });
  return { XMLHttpRequest, DOMException: domExceptionCodes };
}

export function install(): void {
  const engines = new WeakMap<Engine, Record<string, unknown>>();
  for (const name of ['XMLHttpRequest', 'DOMException'])
    late.globals[name] = (engine: Engine) => {
      let members = engines.get(engine);
      if (!members) engines.set(engine, (members = requestsOf(engine)));
      return members[name];
    };
}
