// Every module that a page's documents can import.
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { qtqml } from './qtqml.ts';
import { qtquick } from './qtquick.ts';

export const modules: readonly ModuleTable[] = [qtqml, qtquick];
