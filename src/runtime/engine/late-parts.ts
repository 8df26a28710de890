// The parts of the runtime that come in files of their own, when the first document needs them. What a
// document needs stands in it (`uses`): see shared/late-names.

import { qtNamespace } from '../qt/namespace.ts';

/** How a part is brought. Its module adds itself to what is there, for all engines. */
const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  formatting: async () => (await import('../qt/formatting.ts')).install(),
  encoding: async () => (await import('../qt/encoding-functions.ts')).install(),
  requests: async () => (await import('../net/requests.ts')).install(),
  names: async () => (await import('../qt/namespace-rare.ts')).addRareNames(),
};
const there = new Set<string>();

const partOf = (name: string): string =>
  name.startsWith('Qt.') ? (name.slice(3) in qtNamespace() ? '' : 'names') : name;

/** Brings what is not there yet; undefined when nothing has to be waited for. */
export function bringParts(names: readonly string[] | undefined): Promise<unknown> | undefined {
  if (!names) return undefined;
  const parts = new Set(names.map(partOf).filter((part) => part in PARTS && !there.has(part)));
  if (parts.size === 0) return undefined;
  return Promise.all(
    [...parts].map(async (part) => {
      await PARTS[part]!();
      there.add(part);
    }),
  );
}
