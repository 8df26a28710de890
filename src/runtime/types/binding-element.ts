// `Binding`: a binding that is there while a condition holds, on a property of any object. Follows
// https://doc.qt.io/qt-6/qml-qtqml-binding.html.
import type { Context } from '../engine/context.ts';
import { engineOf, placeOfObject } from '../engine/engine.ts';
import { subProperty } from '../engine/property-paths.ts';
import { addBinding, Binding, dropBinding, findBinding, renewBinding } from '../object/binding.ts';
import { assign, type CustomEntry, defineType, type Property, QmlObject, read } from '../object/object.ts';
import { Value } from '../object/value-types.ts';

const RESTORE_BINDING = 1;
const RESTORE_VALUE = 2;

/** What a property was before. */
interface Before {
  readonly object: QmlObject;
  readonly property: Property;
  readonly binding: Binding | null;
  readonly value: unknown;
}

export class BindingElement extends QmlObject {
  declare target: QmlObject | null;
  declare property: string;
  declare value: unknown;
  declare when: boolean;
  declare delayed: boolean;
  declare restoreMode: number;
  private entries: readonly CustomEntry[] = [];
  private before: Before[] | null = null;
  private ready = false;
  private asked = false;
  /** Given by `Binding on property {}`. */
  private own: { object: QmlObject; property: Property } | null = null;

  override $interceptProperty(object: QmlObject, property: Property): void {
    this.own = { object, property };
  }

  override $custom(entries: readonly CustomEntry[]): void {
    this.entries = entries;
  }
  override $complete(): void {
    this.ready = true;
    this.$evaluate(true);
  }
  /** Another target or property: what was bound is let go of. */
  $retarget(): void {
    if (!this.ready) return;
    this.release();
    this.$evaluate();
  }
  $evaluate(now = false): void {
    if (!this.ready || this.$dead) return;
    if (!this.when) {
      this.release();
      return;
    }
    const first = this.before === null;
    if (first) this.before = [];
    const name = this.property;
    const target = this.own?.object ?? this.target;
    if (this.own || (name && target)) {
      const found = this.own ?? this.find(target!, name);
      if (!found) this.warn(`QML Binding: Property '${name}' does not exist on ${target!.$meta.name}.`);
      else if (!found.property.writable)
        this.warn(`QML Binding: Property '${name}' on ${target!.$meta.name} is read-only.`);
      else {
        if (first) this.keep(found.object, found.property);
        if (this.value !== undefined) this.write(found.object, found.property, now);
      }
    }
    if (first) for (const entry of this.entries) this.bind(entry);
  }
  /** `width`, `font.pixelSize`, `border.color` */
  private find(from: QmlObject, path: string): { object: QmlObject; property: Property } | null {
    const names = path.split('.');
    let object = from;
    for (;;) {
      const property = object.$meta.properties[names.shift()!];
      if (!property || names.length === 0) return property ? { object, property } : null;
      const sub = names.length === 1 ? subProperty(property, names[0]!) : null;
      if (sub) return { object, property: sub };
      object = (object as unknown as Record<string, QmlObject>)[property.name]!;
      if (!(object instanceof QmlObject)) return null;
    }
  }

  private write(target: QmlObject, property: Property, now: boolean): void {
    const put = (): void => {
      try {
        assign(target, property, this.value);
      } catch {
        // As in Qt, what does not fit is left out without a word.
      }
    };
    if (now || !this.delayed) {
      put();
      return;
    }
    if (this.asked) return;
    this.asked = true;
    engineOf(this).callLater(() => {
      this.asked = false;
      if (!this.$dead && this.when && !target.$dead) put();
    }, []);
  }

  /** `Binding { item.width: ... }` */
  private bind({ path, kind, value, context, scope, at }: CustomEntry): void {
    let object = this.target;
    let rest = path;
    if (path.length > 1 || !object) {
      object = (context as Context).lookup(path[0]!, scope) as QmlObject | null;
      rest = path.slice(1);
    }
    for (; rest.length > 1 && object; rest = rest.slice(1))
      object = object[rest[0] as never] as QmlObject | null;
    const property = object?.$meta.properties[rest[0] ?? ''];
    if (!object || !property) {
      engineOf(this).warn(at, `QML Binding: Cannot assign to non-existent property "${path.join('.')}"`);
      return;
    }
    this.keep(object, property);
    if (kind === 'literal') assign(object, property, value);
    else {
      const binding = new Binding({ run: value as never, property, at }, context, scope, object);
      addBinding(binding);
      binding.update(true);
    }
  }

  private keep(object: QmlObject, property: Property): void {
    const value = read(object, property);
    this.before!.push({
      object,
      property,
      binding: findBinding(object, property),
      value: value instanceof Value ? value.clone() : value,
    });
  }
  private release(): void {
    const { before, restoreMode } = this;
    this.before = null;
    for (const { object, property, binding, value } of before ?? []) {
      if (object.$dead) continue;
      dropBinding(object, property);
      if (binding && restoreMode & RESTORE_BINDING) renewBinding(binding);
      else if (!binding && restoreMode & RESTORE_VALUE) assign(object, property, value);
    }
  }
  private warn(text: string): void {
    const { unit, loc } = placeOfObject(this);
    engineOf(this).warn(unit && { unit, loc }, text);
  }
  override $destroyed(): void {
    this.before = null;
  }
}

const again = (element: BindingElement): void => element.$evaluate();
const retarget = (element: BindingElement): void => element.$retarget();
defineType(BindingElement, {
  name: 'Binding',
  cpp: 'QQmlBind',
  custom: true,
  enums: {
    RestorationMode: { RestoreNone: 0, RestoreBinding: 1, RestoreValue: 2, RestoreBindingOrValue: 3 },
  },
  properties: {
    target: { type: () => QmlObject as never, changed: retarget },
    property: { type: 'string', changed: retarget },
    value: { type: 'var', changed: again },
    when: { type: 'bool', value: true, changed: again },
    delayed: { type: 'bool', changed: again },
    restoreMode: { type: 'enum:RestorationMode', value: 3 },
  },
});
