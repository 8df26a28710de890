// What parts that are loaded later add themselves to.

import { qtNamespace } from './namespace.ts';

/** Gives an object of the host members that cannot be enumerated. */
export function addMembers(object: object, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(object, name, { value, configurable: true, writable: true });
}

/** Gives the `Qt` objects of all engines members: they inherit from one table. */
export function addToQt(members: Record<string, unknown>): void {
  Object.assign(qtNamespace() as Record<string, unknown>, members);
}

export const late = {
  /** Tells a developer of a mistake that is no error. */
  warn: (_text: string): void => {},
  /** The members of `console` that come later. */
  console: {},
  /** What `for (name in value)` goes through. */
  keys: (value: unknown): unknown => value,
  /** A date as documents see it. */
  date: (time: number): Date => new Date(time),
  /** Gives an error Qt's words; tells where in a document's text it came from, when that is known. */
  origin: (_error: Error): { url: string; line: number } | null => null,
  /** Gives an error that a document catches Qt's words. */
  caught: (error: unknown): unknown => error,
  /** The globals that come later, by name: each gives its value for one engine. */
  globals: {} as Record<string, (engine: never) => unknown>,
  /**
   * A number as the application's locale writes it, with `precision` digits after its point; with up to
   * `-precision` digits in all when that is negative.
   */
  localNumber: (value: number, _precision: number): string => String(value),
};
