// The bus of a single process: there is nobody else to tell.
import type { Bus } from '../bus.ts';

export class LocalBus implements Bus {
  readonly name = 'local';
  async open(): Promise<void> {}
  hint(): void {}
  cast(): void {}
  async close(): Promise<void> {}
}
