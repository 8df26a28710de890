// The padding around a content: one width for all sides, and one for each that overrules it.

import type { PropertyOptions } from '../../runtime/object/object.ts';
import type { Item } from './item.ts';

/** Above, beside and below the content; each falls back to `padding`. */
export interface Padded extends Item {
  padding: number;
  topPadding: number;
  leftPadding: number;
  rightPadding: number;
  bottomPadding: number;
}
/** The properties of padding of a type that has a content. `changed` lays it out anew. */
export function paddingProperties<T extends Padded>(
  changed: (item: T) => void,
): Record<string, PropertyOptions<T>> {
  const names = ['topPadding', 'leftPadding', 'rightPadding', 'bottomPadding'] as const;
  const table: Record<string, PropertyOptions<T>> = {
    padding: {
      type: 'real',
      changed(item: T) {
        changed(item);
        for (const name of names) if (own(item, name) === undefined) item.$emit(`${name}Changed`);
      },
      reset: (item: T) => item.$set('padding', 0),
    },
  };
  const own = (item: Item, name: string): number | undefined => item.$x?.get(name) as number | undefined;
  for (const name of names)
    table[name] = {
      type: 'real',
      get: (item: T) => own(item, name) ?? item.$v[item.$meta.properties.padding!.slot],
      set(item: T, value: number) {
        if (own(item, name) === value) return;
        item.$x ??= new Map();
        item.$x.set(name, value);
        changed(item);
        item.$emit(`${name}Changed`);
      },
      reset(item: T) {
        if (own(item, name) === undefined) return;
        item.$x?.delete(name);
        changed(item);
        item.$emit(`${name}Changed`);
      },
    };
  return table;
}
