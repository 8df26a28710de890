// The colours service: a REST resource of named colours, kept in the server's store.
//
//   GET /colors                {"data": [{"name", "value"}, …]}, in the order of creation
//   POST /colors               {"name", "value"}: 201 and the colour; 409 when the name is taken, 507 when
//                              there are as many as `limits.colors` says
//   GET|PUT|DELETE /colors/x   the colour; PUT takes {"value"}; DELETE answers {"result": true}; 404
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toUSVString } from 'node:util';
import type { Records, Store } from '../store.ts';
import { cors, type Origins } from './cors.ts';
import { HttpError, readBody, readJson, sendJson } from './respond.ts';

interface Color {
  name: string;
  value: string;
}

const START: Color[] = [
  ['red', '#f00'],
  ['green', '#0f0'],
  ['blue', '#00f'],
  ['cyan', '#0ff'],
  ['magenta', '#f0f'],
  ['yellow', '#ff0'],
].map(([name, value]) => ({ name: name!, value: value! }));

const MAX_NAME = 100;
/** What a colour may look like: #rgb, #argb, #rrggbb, #aarrggbb, a name, or a function as in CSS. */
const VALUE =
  /^(#([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/+-]{1,60}\))$/i;

interface ColorsOptions {
  origins: Origins;
  maxBody: number;
  /** How many there may be. Of those who ask at the same moment a few more may come in. */
  most: number;
}

export class Colors {
  readonly #records: Records;
  readonly #marks: Records;
  readonly #options: ColorsOptions;

  constructor(store: Store, options: ColorsOptions) {
    this.#records = store.records('colors');
    this.#marks = store.records('collections');
    this.#options = options;
  }

  /** Puts the first colours in, once in the life of a database. */
  async open(): Promise<void> {
    if (!(await this.#marks.insert('colors', { started: true }))) return;
    for (const color of START) await this.#records.insert(color.name, color);
  }

  /** Answers a request of `/colors` or `/colors/<name>`. */
  async handle(request: IncomingMessage, response: ServerResponse, name: string | undefined): Promise<void> {
    const methods = name === undefined ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, PUT, DELETE, OPTIONS';
    if (cors(request, response, this.#options.origins, methods)) return;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    // What a GET or DELETE carries is nothing to us, whatever type it claims to have.
    if (method === 'GET' || method === 'DELETE') await readBody(request, this.#options.maxBody);
    switch (`${method} ${name === undefined ? 'all' : 'one'}`) {
      case 'GET all':
        sendJson(response, 200, { data: await this.#records.list() });
        return;
      case 'POST all': {
        const body = await readJson(request, this.#options.maxBody);
        const color = { name: nameOf(body), value: valueOf(body) };
        const { most } = this.#options;
        const full = (await this.#records.count()) >= most;
        if (full && !(await this.#records.get(color.name)))
          throw new HttpError(
            507,
            `there are ${most} colours, as many as the server keeps (limits.colors); remove one with DELETE first`,
            'name',
          );
        if (full || !(await this.#records.insert(color.name, color)))
          throw new HttpError(409, `there is a colour '${color.name}' already; change it with PUT`, 'name');
        sendJson(response, 201, color, { Location: `/colors/${encodeURIComponent(color.name)}` });
        return;
      }
      case 'GET one': {
        const color = await this.#records.get(name!);
        if (!color) throw notFound(name!);
        sendJson(response, 200, color);
        return;
      }
      case 'PUT one': {
        const body = await readJson(request, this.#options.maxBody);
        if (body.name !== undefined && body.name !== name)
          throw new HttpError(422, `'name' cannot be changed: it is '${name}'`, 'name');
        const color = { name: name!, value: valueOf(body) };
        if (!(await this.#records.update(name!, color))) throw notFound(name!);
        sendJson(response, 200, color);
        return;
      }
      case 'DELETE one':
        if (!(await this.#records.remove(name!))) throw notFound(name!);
        sendJson(response, 200, { result: true });
        return;
      default:
        throw new HttpError(405, `${request.method} is not for this address; ${methods} are`, undefined, {
          Allow: methods,
        });
    }
  }
}

function nameOf({ name }: Record<string, unknown>): string {
  if (typeof name !== 'string' || name === '')
    throw new HttpError(422, "'name' is a string that is not empty", 'name');
  if (name.length > MAX_NAME) throw new HttpError(422, `'name' has at most ${MAX_NAME} characters`, 'name');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f\u007f]/.test(name) || toUSVString(name) !== name)
    throw new HttpError(422, "'name' has no control characters and no half characters", 'name');
  return name;
}

function valueOf({ value }: Record<string, unknown>): string {
  if (typeof value !== 'string' || !VALUE.test(value))
    throw new HttpError(422, "'value' is a colour, like #f00, #ff0000 or red", 'value');
  return value;
}

const notFound = (name: string): HttpError => new HttpError(404, `there is no colour '${name}'`);
