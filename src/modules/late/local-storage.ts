// QtQuick.LocalStorage: comes with the first document that names it, with SQLite and what is kept.
import { bringStorage } from '../../components/storage/sqlite.ts';
import { LocalStorage } from '../../runtime/storage/local-storage.ts';

let brought: Promise<void> | null = null;

export async function types() {
  await (brought ??= bringStorage());
  return { LocalStorage };
}
