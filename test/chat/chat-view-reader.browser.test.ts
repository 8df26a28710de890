// `<chat-view>` for who reads with a keyboard, a screen reader, other colours, or copies what is there; and
// under load, of which all of them must notice nothing.
import { expect as chai, fixture, html } from '@open-wc/testing';
import { describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type { ChatView } from '../../src/chat-view.ts';
import { rowText } from '../../src/components/chat/chat-view-rows.ts';
import { clipboardEvent } from '../support/engines.ts';
import {
  atEnd,
  blank,
  find,
  frames,
  part,
  rows,
  scrollBy,
  scroller,
  shown,
  text,
  topOf,
  view,
  visible,
} from './chat-view-support.ts';

/** Long for what takes a moment: the processor may be another's. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });
const elementsIn = (element: ChatView) => element.shadowRoot!.querySelectorAll('*').length + 1;

describe('with the keyboard alone', () => {
  it('goes everywhere', async () => {
    const element = await view(rows(2000));
    await userEvent.tab();
    expect(element.shadowRoot!.activeElement).toBe(scroller(element));
    const first = () => text(visible(element)[0]!);
    await userEvent.keyboard('{Home}');
    await eventually(() => expect(first()).toBe('row 0'));
    expect([element.atYBeginning, element.atYEnd]).toEqual([true, false]);
    await userEvent.keyboard('{PageDown}');
    await eventually(() => expect(scroller(element).scrollTop).toBeGreaterThan(200));
    await eventually(() => expect(first()).not.toBe('row 0'));
    await userEvent.keyboard('{ArrowDown}');
    await frames(30);
    await userEvent.keyboard('{PageUp}{ArrowUp}');
    await eventually(() => expect(first()).toBe('row 0'));
    await userEvent.keyboard('{End}');
    await eventually(() => {
      expect(atEnd(element)).toBe(true);
      expect(text(shown(element).at(-1)!).startsWith('row 1999')).toBe(true);
    });
    await userEvent.keyboard('{PageUp}');
    await eventually(() => expect(element.atYEnd).toBe(false));
    element.append('<', 'new');
    await frames(2);
    await userEvent.tab();
    expect(element.shadowRoot!.activeElement).toBe(part(element, 'jump'));
    await userEvent.keyboard('{Enter}');
    // The browser goes on with the movement of the last key for a moment; it does not get its way.
    await frames(30);
    expect(atEnd(element)).toBe(true);
    expect(element.atYEnd).toBe(true);
    expect(element.shadowRoot!.activeElement).toBe(scroller(element));
  });

  it('leaves the keys to what is inside a row, which keeps the focus out of sight', async () => {
    const element = await view(rows(300));
    element.delegate = (row) => {
      const input = document.createElement('input');
      input.value = row.message as string;
      input.ariaLabel = 'message';
      return input;
    };
    await frames(3);
    const input = visible(element)[2]!.querySelector('input')!;
    input.focus();
    await userEvent.keyboard('{Home}x{End}y');
    expect(input.value).toMatch(/^xrow .*y$/s);
    expect(atEnd(element)).toBe(true);
    scroller(element).scrollTop = 0;
    await frames(4);
    expect(text(visible(element)[0]!)).toBe('');
    expect(element.shadowRoot!.activeElement).toBe(input);
    expect(elementsIn(element)).toBeLessThan(250);
    await userEvent.keyboard('z');
    expect(input.value).toMatch(/z$/);
    element.positionViewAtEnd();
    await frames(3);
    expect(visible(element).some((row) => row.contains(input))).toBe(true);
    input.blur();
    element.positionViewAtBeginning();
    await frames(3);
    expect(visible(element).some((row) => row.contains(input))).toBe(false);
    expect(element.shadowRoot!.querySelectorAll('[data-held]')).toHaveLength(0);
  });
});

describe('with a screen reader', () => {
  it.each([
    ['empty', [], () => {}],
    ['with rows', rows(100), () => {}],
    [
      'scrolled up, with new rows',
      rows(100),
      async (element: ChatView) => {
        await scrollBy(element, -500);
        element.append('<', 'new');
      },
    ],
    [
      'with waiting, returned and named rows',
      [
        { prefix: '>', message: 'a', state: 'returned' as const },
        { prefix: '<', message: 'b', name: 'Ann', time: 0 },
        { prefix: '<', message: new Uint8Array([0x47, 0x49, 0x46, 0x38, 0]) },
      ],
      () => {},
    ],
    [
      'in light colours',
      rows(50),
      (element: ChatView) => element.style.setProperty('--chat-color-scheme', 'light'),
    ],
  ])('has nothing to complain of: %s', async (_name, model, change) => {
    const element = await view(model);
    await change(element);
    await frames(3);
    await chai(element).to.be.accessible();
  });

  it('has nothing to complain of in forced colours, where everything can be told apart', async () => {
    await cdp().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    try {
      const element = await view(rows(100));
      await scrollBy(element, -300);
      expect(matchMedia('(forced-colors: active)').matches).toBe(true);
      await chai(element).to.be.accessible();
      const button = getComputedStyle(part(element, 'jump'));
      expect(button.borderTopStyle).toBe('solid');
      expect(button.color).not.toBe(button.backgroundColor);
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { features: [] });
    }
  });

  it('finds a log, and in it a list of rows that know their number', async () => {
    const element = await view(rows(300));
    expect(scroller(element).role).toBe('log');
    expect(scroller(element).ariaLabel).toBe('Chat');
    element.ariaLabel = 'Support';
    await element.updateComplete;
    expect(scroller(element).ariaLabel).toBe('Support');
    const last = shown(element).at(-1)!;
    expect([last.role, last.ariaPosInSet, last.ariaSetSize]).toEqual(['listitem', '300', '300']);
    element.prepend(rows(5));
    await frames();
    expect([last.ariaPosInSet, last.ariaSetSize]).toEqual(['305', '305']);
  });

  it('hears what comes, politely, and a number where it would be too much; not what scrolls by', async () => {
    const element = await view(rows(50));
    const region = element.shadowRoot!.querySelector<HTMLElement>('[aria-live=polite]')!;
    expect(scroller(element).ariaLive).toBe('off');
    const heard: string[] = [];
    const observer = new MutationObserver(() => {
      if (region.textContent) heard.push(region.textContent);
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    element.append('<', 'hello');
    element.append('>', 'typed here');
    element.append('#', 'socket closed');
    await eventually(() => expect(heard).toEqual(['< hello\n# socket closed']));
    for (let i = 0; i < 200; i++) {
      for (let k = 0; k < 50; k++) element.append('<', `flood ${i}`);
      if (i % 20 === 0) await frames();
    }
    await eventually(() => expect(heard.length).toBeGreaterThan(1));
    expect(heard[1]).toMatch(/^\d+ new messages$/);
    expect(heard.length).toBeLessThan(4);
    await eventually(() => expect(region.textContent).toBe(''));
    const before = heard.length;
    await scrollBy(element, -2000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(heard.length).toBe(before);
    observer.disconnect();
  });
});

describe('colours', () => {
  const emulate = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });

  it("are the original's, and the reader's where the page asks for that", async () => {
    const element = await view(rows(3));
    const look = () => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color];
    const dark = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];
    try {
      for (const preferred of ['light', 'dark']) {
        await emulate(preferred);
        expect(look()).toEqual(dark);
      }
      element.style.setProperty('--chat-color-scheme', 'light dark');
      expect(look()).toEqual(dark);
      await emulate('light');
      expect(look()).toEqual([...dark].reverse());
      element.style.setProperty('--chat-background', 'rgb(1, 2, 3)');
      expect(look()[0]).toBe('rgb(1, 2, 3)');
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { features: [] });
    }
  });
});

describe('copying', () => {
  /** What the clipboard would get. */
  function copied(element: ChatView): { text: string; own: boolean } {
    const data = new DataTransfer();
    const event = clipboardEvent('copy', data);
    scroller(element).dispatchEvent(event);
    return { text: data.getData('text/plain'), own: event.defaultPrevented };
  }
  const messageText = (row: Element) => row.querySelector('[part=message]')!.firstChild!;
  const select = (from: Node, fromOffset: number, to: Node, toOffset: number) =>
    getSelection()!.setBaseAndExtent(from, fromOffset, to, toOffset);
  const short = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ prefix: i % 2 ? '<' : '>', message: `message ${i}` }));

  it('gives a line for each row, cut where the selection begins and ends', async () => {
    const element = await view(short(10));
    const [, first, , third] = shown(element);
    select(messageText(first!), 4, messageText(third!), 7);
    expect(copied(element)).toEqual({ text: 'age 1\n> message 2\n< message', own: true });
    select(first!.firstElementChild!.firstChild!, 0, messageText(third!), 9);
    expect(copied(element).text).toBe('< message 1\n> message 2\n< message 3');
  });

  it('is left to the browser inside one message', async () => {
    const element = await view(short(3));
    const row = messageText(shown(element)[1]!);
    select(row, 2, row, 5);
    expect(copied(element).own).toBe(false);
    getSelection()!.removeAllRanges();
    expect(copied(element).own).toBe(false);
  });

  it('reaches from a row that scrolled out long ago to one that came since', async () => {
    const element = await view(short(5000));
    element.positionViewAtIndex(1000);
    await frames(3);
    const start = shown(element).find((row) => row.ariaPosInSet === '1001')!;
    select(messageText(start), 8, messageText(shown(element).at(-1)!), 3);
    element.positionViewAtIndex(2000);
    await frames(3);
    expect(start.isConnected).toBe(true);
    expect(elementsIn(element)).toBeLessThan(250);
    expect(blank(element)).toBe(0);
    // Extended, as with Shift and a click.
    const end = shown(element).find((row) => row.ariaPosInSet === '2005')!;
    getSelection()!.extend(messageText(end), 12);
    element.positionViewAtEnd();
    await frames(3);
    element.prepend(short(3));
    element.append('<', 'one more');
    await frames(2);
    expect(atEnd(element)).toBe(true);
    const lines = copied(element).text.split('\n');
    expect(lines).toHaveLength(1005);
    expect([lines[0], lines[1], lines[1004]]).toEqual(['1000', '< message 1001', '> message 2004']);
    // Back in sight they stand where they belong, and are no longer held once the selection is gone.
    element.positionViewAtIndex(1003);
    await frames(3);
    expect(visible(element)[0]).toBe(start);
    const order = shown(element).map((row) => Number(row.ariaPosInSet));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    getSelection()!.removeAllRanges();
    await frames(3);
    expect(element.shadowRoot!.querySelectorAll('[data-held]')).toHaveLength(0);
  });

  it('takes everything after Ctrl+A', async () => {
    const element = await view(short(3000));
    element.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await scrollBy(element, -9000);
    const { text: all } = copied(element);
    expect(all).toBe(short(3000).map(rowText).join('\n'));
  });

  it('works with the mouse, over the edge of the view', async () => {
    const element = await view(short(200));
    const from = visible(element)[12]!;
    const to = visible(element)[4]!;
    await userEvent.dragAndDrop(from, to, {
      sourcePosition: { x: 100, y: 9 },
      targetPosition: { x: 16, y: 9 },
    });
    const range = getSelection()!.getComposedRanges({ shadowRoots: [element.shadowRoot!] })[0]!;
    expect(range.collapsed).toBe(false);
    const lines = copied(element).text.split('\n');
    expect(lines.length).toBe(9);
    expect(lines[3]).toBe(rowText(element.model.get(Number(from.ariaPosInSet) - 1 - 5)!));
  });
});

describe('under load', () => {
  it('keeps fewer than 250 elements while 100,000 messages arrive, and shows all', async () => {
    const element = await fixture<ChatView>(
      html`<chat-view style="height: 900px; width: 800px"></chat-view>`,
    );
    let most = 0;
    for (let i = 0; i < 100; i++) {
      for (let k = 0; k < 1000; k++)
        element.append('<', `message ${i * 1000 + k} ${'x'.repeat((k * 7) % 200)}`);
      await frames();
      most = Math.max(most, elementsIn(element));
      expect(atEnd(element)).toBe(true);
      expect(blank(element)).toBe(0);
    }
    expect(element.count).toBe(100_000);
    expect(most).toBeLessThan(250);
    expect(most).toBeGreaterThan(60);
    expect(text(shown(element).at(-1)!).startsWith('message 99999')).toBe(true);
  });

  it('scrolls over a million rows, higher than a browser can lay out, without a blank frame', async () => {
    const element = await view();
    const many = Array.from({ length: 1_000_000 }, (_, i) => ({ prefix: '<', message: `m${i}` }));
    element.model = many;
    element.style.setProperty('--chat-view-row-height', '60px');
    await frames(3);
    expect(text(shown(element).at(-1)!)).toBe('m999999');
    const { scrollHeight, clientHeight } = scroller(element);
    expect(scrollHeight).toBeLessThan(16e6);
    // As the thumb of a scrollbar is dragged.
    for (let step = 100; step >= 0; step--) {
      scroller(element).scrollTop = ((scrollHeight - clientHeight) * step) / 100;
      await frames();
      expect(blank(element), `step ${step}`).toBe(0);
      expect(elementsIn(element)).toBeLessThan(250);
    }
    expect(text(visible(element)[0]!)).toBe('m0');
    // Small movements are to the pixel, and rows are neither skipped nor seen twice.
    element.positionViewAtIndex(500_000);
    await frames(3);
    const seen = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const row = visible(element)[2]!;
      const before = topOf(element, row);
      scroller(element).scrollTop += 37;
      await frames(i % 10 ? 1 : 3);
      // To the pixel: layout is in fractions of one that are not the same in every browser.
      expect(Math.abs(topOf(element, row) - (before - 37))).toBeLessThan(0.5);
      for (const one of visible(element)) seen.add(text(one));
    }
    const numbers = [...seen].map((name) => Number(name.slice(1))).sort((a, b) => a - b);
    expect(numbers[0]).toBe(500_000);
    expect(numbers).toEqual(numbers.map((_, i) => 500_000 + i));
    // Both ends are reached in small steps, too.
    element.positionViewAtIndex(20);
    await frames(3);
    for (let i = 0; i < 40; i++) {
      scroller(element).scrollTop -= 100;
      await frames(2);
    }
    expect(find(element, 'm0') && topOf(element, find(element, 'm0')!)).toBe(0);
    expect(scroller(element).scrollTop).toBe(0);
    element.positionViewAtIndex(999_980);
    await frames(3);
    for (let i = 0; i < 40; i++) {
      scroller(element).scrollTop += 100;
      await frames(2);
    }
    expect(element.atYEnd).toBe(true);
    expect(text(visible(element).at(-1)!)).toBe('m999999');
    // Some six hundred frames, each of which is looked at: more than half a minute where another process has the processor.
  }, 150_000);
});
