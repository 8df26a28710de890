// The names by which the compiler knows methods are those of all types' tables.
import { expect, it } from 'vitest';
import { METHODS } from '../../src/compiler/method-names.ts';
import { modules } from '../../src/modules/all.ts';
import { Registry } from '../../src/runtime/engine/registry.ts';
import type { Meta } from '../../src/runtime/object/object.ts';

it('are those of all types, without what is a property of another', async () => {
  const registry = new Registry().register(...modules);
  for (let wait = registry.lookup.everything!(); wait; wait = registry.lookup.everything!()) await wait;
  const methods = new Set<string>();
  const properties = new Set<string>();
  for (const { types } of registry.tables())
    for (const { meta } of Object.values(types)) {
      const attached = meta.attached as unknown as { meta: Meta } | null;
      for (const { members, properties: own } of [meta, ...(attached ? [attached.meta] : [])]) {
        for (const name in members) if (members[name] === true) methods.add(name);
        for (const name in own) properties.add(name);
      }
    }
  const names = [...methods].filter((name) => !properties.has(name)).sort();
  expect([...METHODS].sort().join(' ')).toBe(names.join(' '));
});
