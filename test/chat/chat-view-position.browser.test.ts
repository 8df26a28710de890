// `<chat-view>`: what the reader sees stays where it is, in every frame that is painted, to the pixel.
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ChatView } from '../../src/chat-view.ts';
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
  TEXT,
  text,
  topOf,
  topsDuring,
  view,
  visible,
} from './chat-view-support.ts';

/** A view in the middle of 400 rows, the top row cut by the viewport's edge. */
async function reading(offset = 7): Promise<{ element: ChatView; row: string; top: number }> {
  const element = await view(rows(400));
  element.positionViewAtIndex(200);
  await frames(3);
  await scrollBy(element, offset);
  const half = visible(element)[0]!;
  expect(topOf(element, half)).toBe(-offset);
  const row = visible(element)[1]!;
  const top = topOf(element, row);
  expect(top).toBeGreaterThan(0);
  return { element, row: text(row).slice(0, 8), top };
}

/** Shows rows as text, some with a box whose height a test sets. */
function boxed(element: ChatView): void {
  element.delegate = (row) => {
    const box = document.createElement('div');
    box.style.whiteSpace = 'pre-wrap';
    box.textContent = row.message as string;
    return box;
  };
}

describe('what the reader sees stays where it is', () => {
  it('while history is put in front, at once and in pieces', async () => {
    const { element, row, top } = await reading();
    const tops = await topsDuring(element, row, async () => {
      for (let i = 0; i < 5; i++) {
        element.prepend(rows(50, `old ${i}`));
        await frames();
        expect(topOf(element, find(element, row)!)).toBe(top);
      }
      element.prepend(rows(5000, 'older'));
    });
    expect(tops).toEqual([top]);
    expect(element.count).toBe(5650);
  });

  it('while history is put in front of the very first row', async () => {
    const element = await view(rows(100));
    element.positionViewAtBeginning();
    await frames(3);
    expect(text(visible(element)[0]!)).toBe('row 0');
    expect(await topsDuring(element, 'row 0', () => element.prepend(rows(30, 'old')))).toEqual([0]);
    expect(await topsDuring(element, 'row 3', () => element.prepend(rows(1, 'one more')))).toHaveLength(1);
  });

  it('while rows come at the end, and go from the front', async () => {
    const { element, row, top } = await reading();
    const tops = await topsDuring(element, row, async () => {
      for (let i = 0; i < 20; i++) {
        element.append('<', `new ${i} ${TEXT}`);
        if (i % 3 === 0) element.model.remove(0, 2);
        await frames();
      }
    });
    expect(tops).toEqual([top]);
  });

  it('while rows are inserted, removed and moved above it, in sight and out of sight', async () => {
    const { element, row, top } = await reading();
    const index = () => Number(find(element, row)!.ariaPosInSet) - 1;
    const tops = await topsDuring(element, row, async () => {
      const { model } = element;
      model.insert(index() - 2, rows(3, 'between'));
      await frames();
      model.remove(index() - 1, 1);
      await frames();
      model.move(0, index() - 4, 3);
      await frames();
      model.move(index() - 3, model.count - 1, 1);
      await frames();
      model.remove(index() - 30, 20);
    });
    expect(tops).toEqual([top]);
  });

  it.each([300, 200, 123.45, 600, 361])('while the width changes to %dpx', async (width) => {
    const { element, row, top } = await reading();
    const tops = await topsDuring(element, row, () => {
      element.style.width = `${width}px`;
    });
    expect(tops).toEqual([top]);
    expect(blank(element)).toBe(0);
  });

  it('while the width is dragged for a while', async () => {
    const { element, row, top } = await reading();
    const tops = await topsDuring(element, row, async () => {
      for (let width = 360; width > 150; width -= 9) {
        element.style.width = `${width}px`;
        await frames();
        expect(topOf(element, find(element, row)!)).toBe(top);
      }
    });
    expect(tops).toEqual([top]);
  });

  it('while the height changes', async () => {
    const { element, row, top } = await reading();
    const tops = await topsDuring(element, row, async () => {
      for (const height of [300, 100, 500]) {
        element.style.height = `${height}px`;
        await frames();
      }
    });
    expect(tops).toEqual([top]);
    expect(blank(element)).toBe(0);
  });

  it.each([
    ['above the viewport', -2],
    ['at its edge, half visible', -1],
  ])('while a row grows and shrinks %s', async (_where, distance) => {
    const { element, row, top } = await reading();
    const all = shown(element);
    const other = all[all.indexOf(find(element, row)!) + distance]!;
    const tops = await topsDuring(element, row, async () => {
      for (const height of [40, 90, 33.3, 250, 10]) {
        (other.lastElementChild as HTMLElement).style.height = `${height}px`;
        await frames();
        expect(topOf(element, find(element, row)!)).toBe(top);
      }
    });
    expect(tops).toEqual([top]);
  });

  it('while one row grows by as much as another one shrinks', async () => {
    const { element, row, top } = await reading();
    const all = shown(element);
    const at = all.indexOf(find(element, row)!);
    const above = all[at - 1]!.lastElementChild as HTMLElement;
    const below = all[at + 1]!.lastElementChild as HTMLElement;
    below.style.height = '100px';
    above.style.height = '20px';
    await frames(2);
    const now = topOf(element, find(element, row)!);
    expect(now).toBe(top);
    const tops = await topsDuring(element, row, () => {
      below.style.height = '20px';
      above.style.height = '100px';
    });
    expect(tops).toEqual([top]);
  });

  it('while a row is edited, above and below', async () => {
    const { element, row, top } = await reading();
    const index = Number(find(element, row)!.ariaPosInSet) - 1;
    const tops = await topsDuring(element, row, async () => {
      for (const [at, n] of [
        [-1, 9],
        [-4, 30],
        [2, 12],
        [-1, 0],
      ] as const) {
        element.model.setProperty(index + at, 'message', `edited ${TEXT.repeat(n)}`);
        await frames();
      }
    });
    expect(tops).toEqual([top]);
  });

  it('while pictures load above it', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 50;
    canvas.height = 120;
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/png'));
    const element = await view(rows(400));
    for (let i = 190; i < 200; i += 2)
      element.model.setProperty(i, 'message', blob.slice(0, blob.size, blob.type));
    element.positionViewAtIndex(205);
    await frames(3);
    const before = topOf(element, find(element, 'row 205')!);
    const tops = new Set<number>();
    // Towards the pictures, in steps; each is loaded while the reader stands still.
    for (let step = 0; step < 12; step++) {
      await scrollBy(element, -40);
      const row = visible(element).at(-1)!;
      const beginning = text(row).slice(0, 7);
      const found = await topsDuring(element, beginning, () => {}, 6);
      expect(found, `step ${step}`).toHaveLength(1);
      tops.add(found[0]!);
    }
    const picture = part<HTMLImageElement>(element, 'picture');
    expect(picture.naturalHeight).toBe(120);
    expect(picture.getBoundingClientRect().height).toBe(120);
    expect(before).toBe(0);
  });

  it('while rows that came into sight by a changed width grow later', async () => {
    const element = await view(rows(400), 150);
    element.positionViewAtIndex(200);
    await frames(3);
    // Twice as many rows fit in, made between layout and paint.
    element.style.width = '600px';
    await frames(3);
    expect(blank(element)).toBe(0);
    const last = visible(element).at(-1)!;
    const before = last.getBoundingClientRect().height;
    element.positionViewAtIndex(Number(last.ariaPosInSet) - 1, ChatView.End);
    await frames(3);
    const next = shown(element)[shown(element).indexOf(last) - 1]!;
    const tops = await topsDuring(element, text(visible(element)[1]!).slice(0, 8), () => {
      (next.lastElementChild as HTMLElement).style.height = `${before + 200}px`;
    });
    expect(tops).toHaveLength(1);
    const spacing = next.getBoundingClientRect().bottom - last.getBoundingClientRect().top;
    expect(spacing).toBe(0);
    await scrollBy(element, 150);
    expect(blank(element)).toBe(0);
  });

  it('in a row taller than the viewport', async () => {
    const element = await view(rows(50));
    element.model.setProperty(25, 'message', TEXT.repeat(100));
    element.positionViewAtIndex(25);
    await frames(3);
    await scrollBy(element, 200);
    const tops = await topsDuring(element, TEXT.slice(0, 9), () => {
      element.prepend(rows(20, 'old'));
    });
    expect(tops).toEqual([-200]);
  });

  it('with rows of fractions of a pixel, margins between them and in a scaled page', async () => {
    const element = await view(rows(300));
    const style = document.createElement('style');
    style.textContent = 'chat-view::part(row) { margin: 3px 0 4.3px; padding: 1.7px 0 }';
    document.head.append(style);
    element.style.transform = 'scale(0.75)';
    element.style.setProperty('--chat-view-line-height', '14.37px');
    await frames(2);
    element.positionViewAtIndex(150);
    await frames(3);
    await scrollBy(element, -9);
    const row = text(visible(element)[2]!).slice(0, 7);
    const tops = await topsDuring(element, row, async () => {
      element.prepend(rows(40, 'old'));
      await frames();
      element.model.remove(3, 5);
      await frames();
      element.model.setProperty(200, 'message', TEXT);
    });
    for (const top of tops) expect(top).toBeCloseTo(tops[0]!, 1);
    const elements = shown(element);
    for (let i = 1; i < elements.length; i++)
      expect(
        elements[i]!.getBoundingClientRect().top - elements[i - 1]!.getBoundingClientRect().bottom,
      ).toBeCloseTo(0.75 * 4.3, 1);
    style.remove();
  });

  it('when the element is hidden, moved to another place and shown again', async () => {
    const { element, row, top } = await reading();
    element.style.display = 'none';
    await frames(2);
    element.prepend(rows(10, 'old'));
    await frames(2);
    element.style.display = '';
    await frames(2);
    expect(topOf(element, find(element, row)!)).toBe(top);
    const place = document.createElement('div');
    element.parentElement!.append(place);
    place.append(element);
    await frames(2);
    expect(topOf(element, find(element, row)!)).toBe(top);
    expect(blank(element)).toBe(0);
  });
});

describe('the end', () => {
  it('is followed, whatever comes, grows or changes its size', async () => {
    const element = await view(rows(100));
    expect(atEnd(element)).toBe(true);
    for (let i = 0; i < 10; i++) {
      element.append('<', TEXT.repeat(i));
      await frames();
      expect(atEnd(element)).toBe(true);
      const last = shown(element).at(-1)!.getBoundingClientRect().bottom;
      expect(last).toBeCloseTo(scroller(element).getBoundingClientRect().bottom, 1);
    }
    element.style.width = '200px';
    await frames();
    expect(atEnd(element)).toBe(true);
    element.style.height = '150px';
    await frames();
    expect(atEnd(element)).toBe(true);
    (shown(element).at(-1)!.lastElementChild as HTMLElement).style.height = '300px';
    await frames();
    expect(atEnd(element)).toBe(true);
    element.model.remove(element.count - 5, 5);
    await frames();
    expect(atEnd(element)).toBe(true);
    expect(blank(element)).toBe(0);
    expect(part(element, 'jump').hidden).toBe(true);
  });

  it('is left by scrolling up; then the rows that came are counted, and a button goes to them', async () => {
    const element = await view(rows(100));
    const ends: boolean[] = [];
    element.addEventListener('at-y-end-changed', (event) => ends.push((event as CustomEvent).detail.atYEnd));
    await userEvent.hover(scroller(element));
    const row = visible(element)[3]!;
    await userEvent.wheel(scroller(element), { delta: { y: -30 } });
    await frames(20);
    expect(element.atYEnd).toBe(false);
    const button = part(element, 'jump');
    expect([button.hidden, button.textContent]).toEqual([false, 'To the end']);
    const top = topOf(element, row);
    for (let i = 0; i < 3; i++) element.append('<', 'new');
    element.prepend(rows(3, 'old'));
    await frames();
    expect(button.textContent).toBe('3 new');
    expect(topOf(element, row)).toBe(top);
    await userEvent.click(button);
    await frames(2);
    expect(atEnd(element)).toBe(true);
    expect([element.atYEnd, button.hidden]).toEqual([true, true]);
    expect(element.shadowRoot!.activeElement).toBe(scroller(element));
    element.append('<', 'one more');
    await frames();
    expect(atEnd(element)).toBe(true);
    expect(ends).toEqual([false, true]);
  });

  it('is followed again by scrolling to it', async () => {
    const element = await view(rows(100));
    await scrollBy(element, -500);
    expect(element.atYEnd).toBe(false);
    await scrollBy(element, 10_000);
    expect(element.atYEnd).toBe(true);
    element.append('<', 'new');
    await frames();
    expect(atEnd(element)).toBe(true);
  });

  it('does not fight a reader who scrolls up while messages pour in', async () => {
    const element = await view(rows(1000));
    const timer = setInterval(() => element.append('<', `new ${TEXT}`), 4);
    await userEvent.hover(scroller(element));
    for (let i = 0; i < 6; i++) await userEvent.wheel(scroller(element), { delta: { y: -60 } });
    await frames(20);
    const row = text(visible(element)[1]!).slice(0, 8);
    const tops = await topsDuring(element, row, () => {}, 20);
    clearInterval(timer);
    expect(tops).toHaveLength(1);
    expect(element.atYEnd).toBe(false);
  });

  it('is reached without a blank frame, from anywhere, with heights that nobody could guess', async () => {
    const element = await view(rows(20_000));
    element.delegate = (row, index) => {
      const box = document.createElement('div');
      box.style.height = `${index > 19_900 ? 150 : 8 + (index % 13)}px`;
      box.textContent = row.message as string;
      return box;
    };
    await frames(3);
    element.positionViewAtBeginning();
    await frames(3);
    const blanks: number[] = [];
    const steps = [
      () => element.positionViewAtEnd(),
      () => element.positionViewAtIndex(10_000),
      () => {
        scroller(element).scrollTop = 1e9;
      },
      () => {
        scroller(element).scrollTop = 0;
      },
      () => element.positionViewAtIndex(19_950, ChatView.Center),
      () => element.positionViewAtEnd(),
    ];
    for (const step of steps) {
      step();
      for (let i = 0; i < 4; i++) {
        await frames();
        blanks.push(blank(element));
      }
    }
    expect(blanks).toEqual(blanks.map(() => 0));
    expect(atEnd(element)).toBe(true);
    expect(
      Math.abs(
        shown(element).at(-1)!.getBoundingClientRect().bottom -
          scroller(element).getBoundingClientRect().bottom,
      ),
    ).toBeLessThan(1);
  });
});

describe('positionViewAtIndex', () => {
  it('puts rows where they were asked to be', async () => {
    const element = await view(rows(500));
    const at = async (index: number, mode?: number) => {
      element.positionViewAtIndex(index, mode);
      await frames(3);
      const row = shown(element).find((r) => r.ariaPosInSet === `${index + 1}`)!;
      const { height } = row.getBoundingClientRect();
      return { top: topOf(element, row), height, bottom: topOf(element, row) + height };
    };
    expect((await at(100)).top).toBe(0);
    expect((await at(100, ChatView.End)).bottom).toBe(328);
    const middle = await at(300, ChatView.Center);
    expect(middle.top).toBeCloseTo((328 - middle.height) / 2, 0);
    // In sight already: nothing moves.
    expect((await at(300, ChatView.Visible)).top).toBe(middle.top);
    expect((await at(300, ChatView.Contain)).top).toBe(middle.top);
    expect((await at(20, ChatView.Visible)).top).toBe(0);
    expect((await at(400, ChatView.Contain)).bottom).toBe(328);
    await scrollBy(element, 5);
    // Cut off at the top by now, but visible.
    const index = Number(visible(element)[0]!.ariaPosInSet) - 1;
    const cut = topOf(element, visible(element)[0]!);
    expect(cut).toBeLessThan(0);
    expect((await at(index, ChatView.Visible)).top).toBe(cut);
    expect((await at(index, ChatView.Contain)).top).toBe(0);
    expect(element.atYEnd).toBe(false);
    expect((await at(499)).bottom).toBe(328);
    expect(element.atYEnd).toBe(true);
    // There are no such rows.
    element.positionViewAtIndex(-1);
    element.positionViewAtIndex(500);
    await frames(2);
    expect(atEnd(element)).toBe(true);
  });

  it('knows what is in sight though rows are inserted before the next frame', async () => {
    const element = await view(rows(500));
    element.positionViewAtIndex(100);
    await frames(3);
    element.prepend(rows(10, 'old'));
    element.positionViewAtIndex(112, ChatView.Visible);
    await frames(2);
    expect(topOf(element, find(element, 'row 100')!)).toBe(0);
  });

  it('keeps to its row though rows are inserted before the next frame', async () => {
    const element = await view(rows(500));
    element.positionViewAtIndex(100);
    element.prepend(rows(10, 'old'));
    await frames(2);
    expect(topOf(element, find(element, 'row 100')!)).toBe(0);
  });
});

it('shows boxes of any height, and follows when they change all at once', async () => {
  const element = await view(rows(200));
  boxed(element);
  await frames(3);
  element.positionViewAtIndex(100);
  await frames(3);
  const tops = await topsDuring(element, 'row 100', () => {
    element.style.setProperty('--chat-font', '20px sans-serif');
    element.style.setProperty('--chat-view-line-height', '30px');
  });
  expect(tops).toEqual([0]);
  expect(blank(element)).toBe(0);
});
