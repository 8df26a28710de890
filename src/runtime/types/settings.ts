// `Settings` of QtCore, and of Qt.labs.settings: what a document declares in it outlives the page. Follows
// https://doc.qt.io/qt-6/qml-qtcore-settings.html. Each value is JSON under a key of its own, so that documents
// share what has the same name, category and organisation, as applications do in Qt.
import { engineOf } from '../engine/engine.ts';
import { assign, defineType, type Property, QmlObject, read } from '../object/object.ts';
import { listen } from '../object/signal.ts';
import { Color, Font, Value } from '../object/value-types.ts';
import { disconnect, type Link } from '../reactive/graph.ts';

/** Where values are kept: `localStorage` in a page. */
export interface SettingsStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
}
let store: SettingsStore = memory();
export function setSettingsStore(given: SettingsStore): void {
  store = given;
}
function memory(): SettingsStore {
  const values = new Map<string, string>();
  return { get: (key) => values.get(key) ?? null, set: (key, value) => void values.set(key, value) };
}

/** How long changes are collected, as in Qt. */
const WRITE_MILLISECONDS = 500;
/** Those that have something to write: the page may end. */
const waiting = new Set<Settings>();
export function writeSettings(): void {
  for (const settings of waiting) settings.$write();
}

/** What is kept of a value. */
function encode(value: unknown): string | undefined {
  if (value instanceof QmlObject) return undefined;
  if (value instanceof Color) return JSON.stringify(String(value));
  if (value instanceof Font)
    return JSON.stringify(
      Object.fromEntries(
        value.$fields
          // The size in the unit in which it was given.
          .filter(
            (name) => !/Size$/.test(name) || (value as never as Record<string, number>)[`_${name}`]! > 0,
          )
          .map((name) => [name, value[name as keyof Font]]),
      ),
    );
  return JSON.stringify(value);
}

/** A kept value as the property takes it. */
function decode(kept: unknown, { type }: Property): unknown {
  const { initial } = type;
  if (!(initial instanceof Value) || typeof kept !== 'object' || kept === null) return kept;
  const value = initial.clone() as Value & Record<string, unknown>;
  value.$cell = null;
  for (const [name, member] of Object.entries(kept)) if (value.$fields.includes(name)) value[name] = member;
  return value;
}

export class Settings extends QmlObject {
  declare category: string;
  declare location: string;
  declare fileName: string;
  private ready = false;
  private readonly changed = new Set<Property>();
  private readonly links: Link[] = [];

  /** What its document declares in it. */
  private declared(): Property[] {
    const found: Property[] = [];
    for (let meta = this.$meta; meta !== Settings.meta && meta.base; meta = meta.base)
      found.unshift(...Object.values(meta.properties));
    return found;
  }
  private key(name: string): string {
    const { organization, name: application } = engineOf(this).application as Record<string, string>;
    const file = this.location || this.fileName || [organization, application].filter(Boolean).join('/');
    return ['qmlet-settings', file, this.category, name].filter(Boolean).join('/');
  }
  private kept(name: string): unknown {
    const text = store.get(this.key(name));
    try {
      return text === null ? undefined : JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  override $complete(): void {
    this.ready = true;
    this.$load();
    for (const property of this.declared())
      if (property.notify)
        this.links.push(listen(this, property.notify, (() => this.later(property)) as () => void));
  }
  $load(): void {
    if (!this.ready) return;
    for (const property of this.declared()) {
      const kept = this.kept(property.name);
      if (kept === undefined) this.later(property);
      else {
        try {
          assign(this, property, decode(kept, property));
        } catch {
          // Another version of the document kept something else under the name.
          this.later(property);
        }
      }
    }
  }
  private later(property: Property): void {
    this.changed.add(property);
    if (waiting.has(this)) return;
    waiting.add(this);
    engineOf(this).host.setTimeout(() => this.$write(), WRITE_MILLISECONDS);
  }
  $write(): void {
    waiting.delete(this);
    for (const property of this.changed) this.put(property.name, read(this, property));
    this.changed.clear();
  }
  private put(name: string, value: unknown): void {
    const text = encode(value);
    if (text === undefined) return;
    try {
      store.set(this.key(name), text);
    } catch (error) {
      engineOf(this).warn(this.$at, `QML Settings: "${name}" was not kept: ${String(error)}`);
    }
  }

  value(name: unknown, otherwise?: unknown): unknown {
    const kept = this.kept(String(name));
    return kept === undefined ? otherwise : kept;
  }
  setValue(name: unknown, value: unknown): void {
    this.put(String(name), value);
  }
  /** Qt reads the file anew; a page's store is always as it is. */
  sync(): void {}

  override $destroyed(): void {
    if (waiting.has(this)) this.$write();
    for (const link of this.links) disconnect(link);
  }
}

/** What belongs to the place before is written there. */
const moved = (name: 'category' | 'location' | 'fileName') => ({
  type: name === 'location' ? 'url' : 'string',
  set(settings: Settings, value: never): void {
    const { slot, notify } = Settings.meta.properties[name]!;
    if (settings.$v[slot] === value) return;
    settings.$write();
    settings.$v[slot] = value;
    settings.$load();
    settings.$emit(notify!);
  },
});

defineType(Settings, {
  name: 'Settings',
  cpp: 'QQmlSettings',
  properties: { category: moved('category'), location: moved('location'), fileName: moved('fileName') },
  methods: ['value', 'setValue', 'sync'],
});
