// Runs every conformance document and compares what it prints with what real Qt printed. What is known to
// differ stands in known-gaps.txt with its reason; a gap that passes fails the run until its line is gone.

import { afterEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { Item } from '../../src/components/quick/item.ts';
import { mount } from '../../src/components/quick/surface.ts';
import { modules } from '../../src/modules/all.ts';
import type { QmlObject } from '../../src/runtime/object/object.ts';
import type { ConformanceEntry, Step } from '../support/conformance-plugin.ts';
import { QmlWorld } from '../support/qml-world.ts';
import { SteppedClock } from '../support/stepped-clock.ts';

const entries = (await (await fetch('/conformance/index.json')).json()) as ConformanceEntry[];
const gaps = new Map(
  (await (await fetch('/conformance/known-gaps.txt')).text())
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
);

const KEYS: Record<string, string> = {
  Return: 'Enter',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Esc: 'Escape',
  PgUp: 'PageUp',
  PgDown: 'PageDown',
  ctrl: 'Control',
};

let dispose: (() => void) | null = null;
afterEach(() => {
  dispose?.();
  dispose = null;
});

async function run({ name, base, expected }: ConformanceEntry): Promise<string[]> {
  const lines: string[] = [];
  const clock = new SteppedClock((level, text) => {
    if (level === 'debug' || level === 'info') lines.push(text);
    return true;
  });
  const world = new QmlWorld(modules, null, clock.host, location.origin);
  const url = new URL(`${base}${name}.qml`, location.href).href;
  const { errors, create } = await world.loadUrl(url);
  if (errors.length)
    throw new Error(errors.map(({ line, column, message }) => `${line}:${column}: ${message}`).join('\n'));
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;left:0;top:0;width:640px;height:480px;background:white';
  document.body.append(place);
  const root = create();
  dispose = () => {
    clock.stop();
    world.engine.dispose();
    place.remove();
  };
  const { contentItem } = root as { contentItem?: unknown };
  if (root instanceof Item) mount(root, place);
  else if (contentItem instanceof Item) mount(contentItem, place);
  clock.start();
  const { steps } = expected;
  if (steps) {
    for (const step of steps) await perform(step, root, clock);
    await clock.wait(400);
  } else for (let waited = 0; waited < 8000 && !lines.includes('END'); waited += 20) await clock.wait(20);
  if (lines.at(-1) === 'END') lines.pop();
  else if (!steps && !lines.includes('END')) lines.push('(no END)');
  return lines;
}

async function perform(step: Step, root: QmlObject, clock: SteppedClock): Promise<void> {
  const sleep = (ms: number): Promise<void> => clock.wait(ms);
  const mouse = (command: Parameters<typeof commands.mouse>[0]): Promise<void> =>
    clock.during(commands.mouse(command));
  const keyboard = (command: Parameters<typeof commands.keyboard>[0]): Promise<void> =>
    clock.during(commands.keyboard(command));
  await sleep(step.after ?? 50);
  const { button = 'left' } = step;
  const at = (point: [number, number]) => ({ x: point[0], y: point[1], button });
  const keys = (step.modifiers ?? []).map((key) => KEYS[key] ?? key[0]!.toUpperCase() + key.slice(1));
  for (const key of keys) await keyboard({ action: 'down', text: key });
  if (step.click) {
    await mouse({ action: 'down', ...at(step.click) });
    await mouse({ action: 'up', ...at(step.click) });
  } else if (step.doubleClick)
    for (const clickCount of [1, 2]) {
      await mouse({ action: 'down', clickCount, ...at(step.doubleClick) });
      await mouse({ action: 'up', clickCount, ...at(step.doubleClick) });
    }
  else if (step.press) await mouse({ action: 'down', ...at(step.press) });
  else if (step.move) await mouse({ action: 'move', ...at(step.move) });
  else if (step.release) await mouse({ action: 'up', ...at(step.release) });
  else if (step.drag && step.to) {
    const { count = 5, drag, to } = step;
    await mouse({ action: 'down', ...at(drag) });
    for (let i = 1; i <= count; i++) {
      const part = i / count;
      await mouse({
        action: 'move',
        x: drag[0] + (to[0] - drag[0]) * part,
        y: drag[1] + (to[1] - drag[1]) * part,
      });
      await sleep(step.delay ?? 10);
    }
    await mouse({ action: 'up', ...at(to) });
  } else if (step.wheel) {
    // Qt counts upwards, the browser downwards; 120 is one notch of 100 pixels.
    await mouse({ action: 'wheel', ...at(step.wheel), dx: -(step.dx ?? 0), dy: -(step.dy ?? 0) });
  } else if (step.type !== undefined) await keyboard({ action: 'type', text: step.type });
  else if (step.key) await keyboard({ action: 'press', text: KEYS[step.key] ?? step.key });
  else if (step.resize && root instanceof Item) {
    root.width = step.resize[0];
    root.height = step.resize[1];
  } else if (step.wait) await sleep(step.wait);
  for (const key of keys) await keyboard({ action: 'up', text: key });
}

/** Addresses and the numbers of classes have no meaning. */
const withoutAddresses = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/0x[0-9a-f]{6,16}/g, '0x0').replace(/_QML(TYPE)?_\d+/g, '_QML$1_N'));

describe('documents do what they do in Qt', () => {
  for (const entry of entries) {
    const reason = gaps.get(entry.name);
    it(reason === undefined ? entry.name : `${entry.name} (known gap)`, { timeout: 60_000 }, async () => {
      let lines: string[];
      try {
        lines = await run(entry);
      } catch (error) {
        if (reason !== undefined) return;
        throw error;
      }
      if (reason === undefined)
        expect(withoutAddresses(lines)).toEqual(withoutAddresses(entry.expected.lines));
      else
        expect(lines, `${entry.name} passes now: take its line out of known-gaps.txt`).not.toEqual(
          entry.expected.lines,
        );
    });
  }
  it('knows no gap of a document that is not there', () => {
    const names = new Set(entries.map(({ name }) => name));
    const own = entries.filter(({ base }) => base.startsWith('/conformance/0/'));
    // The lines about an outside folder are only checked when it is given.
    const outside = entries.length > own.length;
    expect(outside ? [...gaps.keys()].filter((name) => !names.has(name)) : []).toEqual([]);
  });
});
