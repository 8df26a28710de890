// How much of which topic is kept: patterns, the most specific first.
import type { Retention } from './store.ts';

/** Topic patterns to what is kept. `*` in a pattern stands for any characters; the longest pattern wins. */
export type HistoryOptions = Record<string, Partial<Retention>>;

/** What is kept when no pattern says otherwise: the newest thousand, for thirty days. */
export const DEFAULT_RETENTION: Retention = { keep: 1000, seconds: 30 * 24 * 3600 };

/** Topics whose retention is remembered; beyond it the table starts anew. */
const MAX_KNOWN = 10_000;

/** The retention of a topic, from patterns like `{'room/*': {keep: 500}, '*': {keep: 0}}`. */
export function retentionOf(patterns: HistoryOptions): (topic: string) => Retention {
  const rules = Object.entries(patterns)
    .sort(([a], [b]) => b.length - a.length)
    .map(([pattern, partial]) => {
      const retention = { ...DEFAULT_RETENTION, ...partial };
      for (const key of ['keep', 'seconds'] as const)
        if (!Number.isSafeInteger(retention[key]) || retention[key] < 0)
          throw new RangeError(
            `history: '${pattern}': '${key}' is a whole number from 0 on, not ${retention[key]}`,
          );
      const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, (c) => (c === '*' ? '[^]*' : `\\${c}`));
      return { test: new RegExp(`^${escaped}$`), retention };
    });
  // Asked for every message; the patterns are looked at once a topic.
  const known = new Map<string, Retention>();
  return (topic) => {
    let retention = known.get(topic);
    if (!retention) {
      if (known.size >= MAX_KNOWN) known.clear();
      retention = rules.find(({ test }) => test.test(topic))?.retention ?? DEFAULT_RETENTION;
      known.set(topic, retention);
    }
    return retention;
  };
}
