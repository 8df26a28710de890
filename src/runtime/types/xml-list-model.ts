// `XmlListModel` and `XmlListModelRole` of QtQml.XmlListModel: the rows that a query finds in an XML document.
// Follows https://doc.qt.io/qt-6/qml-qtqml-xmllistmodel-xmllistmodel.html; what a query means is decided in
// models/xml-list-query.
// Always holds: only the last reload counts; the rows of one document are there as a whole or not at all.
import type { Context } from '../engine/context.ts';
import { engineOf, placeOfObject } from '../engine/engine.ts';
import type { ItemModel, ItemModelChange } from '../models/item-model.ts';
import { elementNameProblem, queryProblem, queryXml } from '../models/xml-list-query.ts';
import { defineType, QmlObject } from '../object/object.ts';

const NULL = 0;
const READY = 1;
const LOADING = 2;
const ERROR = 3;

function warn(object: QmlObject, text: string): void {
  const { unit, loc } = placeOfObject(object);
  engineOf(object).warn(unit && { unit, loc }, `QML ${object.$meta.name}: ${text}`);
}

export class XmlListModelRole extends QmlObject {
  declare name: string;
  declare elementName: string;
  declare attributeName: string;
}

export class XmlListModel extends QmlObject implements ItemModel {
  declare source: string;
  declare query: string;
  $status = NULL;
  $progress = 0;
  #roles: XmlListModelRole[] = [];
  #names: string[] = [];
  #rows: readonly Record<string, string>[] = [];
  #error = '';
  #complete = false;
  /** Counts reloads: an answer to an older one is not heard. */
  #turn = 0;
  #abort: (() => void) | null = null;
  readonly #listeners = new Set<(change: ItemModelChange) => void>();

  get $count(): number {
    return this.#rows.length;
  }
  get $roles(): readonly string[] {
    return this.#names;
  }
  $data(index: number, role: string): unknown {
    return this.#rows[index]?.[role];
  }
  $subscribe(listener: (change: ItemModelChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get $roleObjects(): readonly XmlListModelRole[] {
    return this.#roles;
  }
  $addRole(role: XmlListModelRole): void {
    this.#roles.push(role);
    if (this.#names.includes(role.name))
      warn(role, `"${role.name}" duplicates a previous role name and will be disabled.`);
    else this.#names.push(role.name);
  }

  errorString(): string {
    return this.#error;
  }

  reload(): void {
    if (!this.#complete) return;
    const engine = engineOf(this);
    const { host } = engine;
    const turn = ++this.#turn;
    this.#abort?.();
    this.#abort = null;
    const { source } = this;
    const url = source && engine.resolveUrl(source, (this.$c as Context).unit?.doc.url ?? engine.baseUrl);
    this.#error = '';
    // A file beside the document makes no progress to speak of, as in Qt.
    const local = !/^[a-z][a-z\d+.-]*:|^\//i.test(source);
    this.$progress = local ? 1 : 0;
    this.$emit('progressChanged', this.$progress);
    this.#setStatus(LOADING);
    if (!url) {
      host.setTimeout(() => turn === this.#turn && this.#take(''), 0);
      return;
    }
    const controller = host.newAbortController?.();
    this.#abort = () => controller?.abort();
    const current = (): boolean => turn === this.#turn && !this.$dead;
    this.#fetch(url, controller?.signal).then(
      (text) => {
        if (!current()) return;
        if (!local) {
          this.$progress = 1;
          this.$emit('progressChanged', 1);
        }
        this.#take(text);
      },
      (error: unknown) => current() && this.#fail(error instanceof Error ? error.message : String(error)),
    );
  }

  async #fetch(url: string, signal: unknown): Promise<string> {
    const { host } = engineOf(this);
    if (!host.fetch) throw new Error('This host has no network');
    const response = await host.fetch(url, { signal, credentials: 'same-origin' }).catch(() => {
      // The platform does not say more.
      throw new Error(`No answer from ${url}: refused, unreachable, or not allowed by its server`);
    });
    if (!response.ok)
      throw new Error(
        `Error transferring ${url} - server replied: ${response.statusText || `status ${response.status}`}`,
      );
    return response.text();
  }

  #fail(message: string): void {
    this.#error = message;
    this.#abort = null;
    this.#replace([]);
    this.#setStatus(ERROR);
  }

  #take(text: string): void {
    this.#abort = null;
    const roles = this.#roles.map(({ name, elementName, attributeName }) => ({
      name,
      elementName,
      attributeName,
    }));
    const { rows, problems } = text ? queryXml(text, this.query, roles) : { rows: [], problems: [] };
    for (const { message, role } of problems) warn(role < 0 ? this : this.#roles[role]!, message);
    this.#error = '';
    this.#replace(rows);
    this.#setStatus(this.source ? READY : NULL);
  }

  #replace(rows: readonly Record<string, string>[]): void {
    const before = this.#rows.length;
    this.#rows = [];
    if (before) this.#tell({ kind: 'remove', index: 0, count: before });
    this.#rows = rows;
    if (rows.length) this.#tell({ kind: 'insert', index: 0, count: rows.length });
    if (rows.length !== before) this.$emit('countChanged');
  }
  #tell(change: ItemModelChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
  #setStatus(status: number): void {
    this.$status = status;
    this.$emit('statusChanged', status);
  }

  override $complete(): void {
    this.#complete = true;
    this.reload();
  }
  override $destroyed(): void {
    this.#turn++;
    this.#abort?.();
    this.#listeners.clear();
  }
}

defineType(XmlListModelRole, {
  name: 'XmlListModelRole',
  cpp: 'QQmlXmlListModelRole',
  properties: {
    name: 'string',
    elementName: {
      type: 'string',
      set(role, name: string) {
        const problem = elementNameProblem(name);
        if (problem) warn(role, problem);
        else if (role.$v[ELEMENT] !== name) {
          role.$v[ELEMENT] = name;
          role.$emit('elementNameChanged');
        }
      },
    },
    attributeName: 'string',
  },
});
const ELEMENT = XmlListModelRole.meta.properties.elementName!.slot;

defineType(XmlListModel, {
  name: 'XmlListModel',
  cpp: 'QQmlXmlListModel',
  enums: { Status: { Null: NULL, Ready: READY, Loading: LOADING, Error: ERROR } },
  signals: { statusChanged: { status: 'int' }, progressChanged: { progress: 'real' } },
  properties: {
    source: {
      type: 'url',
      set(model, source: string) {
        if (model.$v[SOURCE] === source) return;
        model.$v[SOURCE] = source;
        model.reload();
        model.$emit('sourceChanged');
      },
    },
    query: {
      type: 'string',
      set(model, query: string) {
        const problem = queryProblem(query);
        if (problem) {
          warn(model, problem);
          return;
        }
        if (model.$v[QUERY] === query) return;
        model.$v[QUERY] = query;
        model.reload();
        model.$emit('queryChanged');
      },
    },
    roles: {
      notify: false,
      readonly: true,
      list: {
        items: (model) => model.$roleObjects,
        append: (model, role) => model.$addRole(role as XmlListModelRole),
        accepts: (role) => role instanceof XmlListModelRole,
      },
    },
    status: { type: 'enum:Status', readonly: true, get: (model) => model.$status },
    progress: { type: 'real', readonly: true, get: (model) => model.$progress },
    count: { type: 'int', readonly: true, get: (model) => model.$count },
  },
  methods: ['reload', 'errorString'],
  defaultProperty: 'roles',
});
const SOURCE = XmlListModel.meta.properties.source!.slot;
const QUERY = XmlListModel.meta.properties.query!.slot;
