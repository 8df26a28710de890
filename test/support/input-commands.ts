// Real pointer and keyboard events for the tests in the browser, at coordinates of the test's own page.

import type {} from '@vitest/browser-playwright';
import type { BrowserCommand } from 'vitest/node';

export interface MouseAction {
  action: 'move' | 'down' | 'up' | 'wheel';
  x: number;
  y: number;
  button?: 'left' | 'right' | 'middle';
  clickCount?: number;
  dx?: number;
  dy?: number;
  /** For `move`: how many events lead there. */
  steps?: number;
}

const mouse: BrowserCommand<[MouseAction]> = async (
  context,
  { action, x, y, button, clickCount, dx, dy, steps },
) => {
  const { page } = context;
  const frame = await context.frame();
  const box = await (await frame.frameElement()).boundingBox();
  const left = (box?.x ?? 0) + x;
  const top = (box?.y ?? 0) + y;
  const options = { button: button ?? 'left', clickCount: clickCount ?? 1 } as const;
  if (action !== 'up' || steps !== 0) await page.mouse.move(left, top, { steps: steps || 1 });
  if (action === 'down') await page.mouse.down(options);
  else if (action === 'up') await page.mouse.up(options);
  else if (action === 'wheel') await page.mouse.wheel(dx ?? 0, dy ?? 0);
};

const keyboard: BrowserCommand<[{ action: 'type' | 'press' | 'down' | 'up'; text: string }]> = async (
  { page },
  { action, text },
) => {
  if (action === 'type') await page.keyboard.type(text);
  else if (action === 'press') await page.keyboard.press(text);
  else if (action === 'down') await page.keyboard.down(text);
  else await page.keyboard.up(text);
};

export const inputCommands = { mouse, keyboard };

declare module 'vitest/browser' {
  interface BrowserCommands {
    mouse(action: MouseAction): Promise<void>;
    keyboard(action: { action: 'type' | 'press' | 'down' | 'up'; text: string }): Promise<void>;
  }
}
