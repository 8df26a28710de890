import { MemoryStore } from '../../src/server/stores/memory.ts';
import { storeContract } from '../contract/store.ts';

storeContract('memory', { create: () => new MemoryStore() });
