// XMLHttpRequest and DOMException as a document has them. The class itself is tested in test/net.
import { expect, it } from 'vitest';
import { qtqml } from '../../src/modules/qtqml.ts';
import { QmlWorld, TestHost } from '../support/qml-world.ts';

class NetHost extends TestHost {
  readonly asked: string[] = [];
  async fetch(url: string, options: object = {}): Promise<never> {
    const { method } = options as { method?: string };
    this.asked.push(`${method} ${url}`);
    if (url.includes('refused')) throw new TypeError('Failed to fetch');
    const missing = url.includes('missing');
    const response = new Response(missing ? 'none' : '{"n": 4}', {
      status: missing ? 404 : 201,
      headers: { 'content-type': 'application/json' },
    });
    Object.defineProperty(response, 'url', { value: url });
    return response as never;
  }
  newAbortController(): AbortController {
    return new AbortController();
  }
  decodeText(bytes: Uint8Array, charset: string): string {
    return new TextDecoder(charset).decode(bytes);
  }
}

async function run(files: Record<string, string>): Promise<{ host: NetHost }> {
  const host = new NetHost();
  const world = new QmlWorld([qtqml], files, host);
  const { errors, create } = await world.loadUrl('http://test/main.qml');
  expect(errors).toEqual([]);
  create();
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  return { host };
}

it('asks from the document whose code opens the request, also in its handlers', async () => {
  const { host } = await run({
    'main.qml': `import QtQml
      import "parts"
      QtObject { property Asker asker: Asker {} }`,
    'parts/Asker.qml': `import QtQml
      QtObject {
        function ask(url, then) {
          const x = new XMLHttpRequest()
          x.onreadystatechange = () => { if (x.readyState === XMLHttpRequest.DONE) then(x) }
          x.open("GET", url)
          x.send()
        }
        Component.onCompleted: ask("api/one", x => {
          console.log(x.status, x.responseText, x.getResponseHeader("Content-Type"), x.responseURL)
          ask("../missing", y => console.log(y.status, y.responseText))
        })
      }`,
  });
  expect(host.asked).toEqual(['GET http://test/parts/api/one', 'GET http://test/missing']);
  expect(host.lines).toEqual(['201 {"n": 4} application/json http://test/parts/api/one', '404 none']);
});

it('reads a file beside the document as Qt reads files', async () => {
  const { host } = await run({
    'main.qml': `import QtQml
      QtObject {
        function read(name) {
          const x = new XMLHttpRequest()
          x.onreadystatechange = () => console.log(name, x.readyState, x.readyState > 1 ? x.status : "-")
          x.open("GET", name)
          x.send()
        }
        Component.onCompleted: { read("rows.json"); read("missing.json") }
      }`,
  });
  const of = (name: string) => host.lines.filter((line) => line.startsWith(name));
  expect(of('rows')).toEqual(['rows.json 1 -', 'rows.json 2 0', 'rows.json 3 0', 'rows.json 4 200']);
  expect(of('missing')).toEqual(['missing.json 1 -', 'missing.json 4 0']);
});

it('ends with status 0 when there is no answer, and reports what handlers throw', async () => {
  const { host } = await run({
    'main.qml': `import QtQml
      QtObject {
        Component.onCompleted: {
          const x = new XMLHttpRequest()
          x.onreadystatechange = () => { if (x.readyState === 4) { console.log("done", x.status); nowhere() } }
          x.open("GET", "http://refused.test/")
          x.send()
          try { x.open() } catch (e) { console.log(e.code === DOMException.SYNTAX_ERR) }
        }
      }`,
  });
  expect(host.lines).toEqual(['true', 'done 0']);
  expect(host.warnings).toEqual(['http://test/main.qml:5: ReferenceError: nowhere is not defined']);
});
