// What the elements that run documents need of the entry that defines them: the modules, and the compiler
// where there is one. The entry fills it in; no element imports a module or the compiler itself.
import type { Compilers } from '../../runtime/engine/document-loader.ts';
import { Registry } from '../../runtime/engine/registry.ts';

export const environment: {
  readonly registry: Registry;
  /** Brings the compiler when the first document has to be compiled. */
  compilers: (() => Promise<Compilers>) | undefined;
} = { registry: new Registry(), compilers: undefined };
