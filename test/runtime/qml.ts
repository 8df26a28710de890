// Runs one document and gives what it printed.
import { qtqml } from '../../src/modules/qtqml.ts';
import { qtquick } from '../../src/modules/qtquick.ts';
import { QmlWorld } from '../support/qml-world.ts';

export interface Ran {
  world: QmlWorld;
  /** The root object, as QML's JavaScript sees it. */
  root: unknown;
  lines: string[];
  warnings: string[];
}

export async function qml(source: string, files: Record<string, string> = {}): Promise<Ran> {
  const world = new QmlWorld([qtqml, qtquick], files);
  const root = await world.run(`import QtQuick\n${source}`);
  const { lines } = world.test;
  return { world, root, lines, warnings: world.test.warnings };
}

/** The errors that keep a document from running. */
export async function errorsOf(source: string, files: Record<string, string> = {}): Promise<string[]> {
  const world = new QmlWorld([qtqml, qtquick], files);
  const { errors } = await world.load(`import QtQuick\n${source}`);
  return errors.map(({ line, message }) => `${line}: ${message}`);
}
