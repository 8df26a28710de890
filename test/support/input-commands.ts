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

/**
 * Opens a page of its own, and freezes it for a while as the browser does with one in the background.
 * Not one of Playwright's: those count as seen, whatever happens to them.
 * @returns what `after` resolves to
 */
const freeze: BrowserCommand<[{ url: string; before: string; milliseconds: number; after: string }]> = async (
  { page },
  { url, before, milliseconds, after },
) => {
  const browser = await page.context().browser()!.newBrowserCDPSession();
  const { browserContextId } = await browser.send('Target.createBrowserContext');
  const { targetId } = await browser.send('Target.createTarget', { url, browserContextId });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId });
  const waiting = new Map<number, (answer: { result?: unknown; error?: unknown }) => void>();
  browser.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message);
    waiting.get(answer.id)?.(answer);
  });
  let id = 0;
  const send = async (method: string, params: object): Promise<unknown> => {
    const answered = new Promise<{ result?: unknown; error?: unknown }>((resolve) =>
      waiting.set(++id, resolve),
    );
    const message = JSON.stringify({ id, method, params });
    await browser.send('Target.sendMessageToTarget', { sessionId, message });
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  };
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = (await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value?: unknown }; exceptionDetails?: unknown };
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
  try {
    while ((await evaluate(`document.readyState === 'complete' && location.href`)) !== url);
    await evaluate(before);
    await send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await send('Page.setWebLifecycleState', { state: 'active' });
    return await evaluate(after);
  } finally {
    await browser.send('Target.disposeBrowserContext', { browserContextId });
    await browser.detach();
  }
};

/** Lets requests for urls that end so fail, until it is called with ''. */
const block: BrowserCommand<[{ ending: string }]> = async ({ page }, { ending }) => {
  if (ending)
    await page.route(
      ({ pathname }) => pathname.endsWith(ending),
      (route) => route.abort(),
    );
  else await page.unrouteAll();
};

/** Fingers on the page: all that are down, by number; one that is not in it is up. */
const touch: BrowserCommand<[readonly (readonly [x: number, y: number])[]]> = async (context, fingers) => {
  const frame = await context.frame();
  const box = await (await frame.frameElement()).boundingBox();
  const session = await touchSession(context.page);
  const points = fingers.map(([x, y], id) => ({ x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y, id }));
  const before = touching;
  touching = points.length;
  const type = points.length > before ? 'touchStart' : points.length < before ? 'touchEnd' : 'touchMove';
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
};
let touching = 0;
type Page = Parameters<typeof block>[0]['page'];
let session: Promise<import('playwright').CDPSession> | null = null;
const touchSession = (page: Page) => (session ??= page.context().newCDPSession(page));

export const inputCommands = { mouse, keyboard, freeze, block, touch };

declare module 'vitest/browser' {
  interface BrowserCommands {
    mouse(action: MouseAction): Promise<void>;
    freeze(how: { url: string; before: string; milliseconds: number; after: string }): Promise<unknown>;
    block(what: { ending: string }): Promise<void>;
    touch(fingers: readonly (readonly [x: number, y: number])[]): Promise<void>;
    keyboard(action: { action: 'type' | 'press' | 'down' | 'up'; text: string }): Promise<void>;
  }
}
