// Has vitest run its browser tests in Firefox: opens its page, and makes real keys and clicks of the commands of
// `userEvent`. What Chromium's own protocol does has no counterpart here; tests that need it say so by failing.
import { join } from 'node:path';
import { defineBrowserProvider, parseKeyDef } from '@vitest/browser';
import type { BrowserCommand, BrowserProvider, TestProject } from 'vitest/node';
import { Firefox } from './bidi.ts';
import { findFirefox, NO_FIREFOX } from './find-firefox.ts';

/** WebDriver's code points for keys that are no characters. */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
};

type Position = { x: number; y: number };
type Wheel = { delta: { x?: number; y?: number }; times?: number };
type Drag = { sourcePosition?: Position; targetPosition?: Position };
type Action = Record<string, unknown>;

/** Finds what a selector of vitest means, which goes through shadow roots; and where its middle is. */
const FIND = `(selector) => {
  let element;
  for (const part of selector.split(' > ')) {
    if (!element) element = document.querySelector(part);
    else element = [...element.children, ...(element.shadowRoot?.children ?? [])].find((one) => one.matches(part));
    if (!element) throw new Error('There is no ' + selector);
  }
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left, top, width, height];
}`;

class FirefoxProvider implements BrowserProvider {
  readonly name = 'firefox';
  readonly supportsParallelism = false;
  readonly initScripts = [join(import.meta.dirname, 'locators.js')];
  #firefox: Promise<Firefox> | undefined;
  /** The browsing context of each session's page. */
  readonly #pages = new Map<string, string>();

  constructor(project: TestProject) {
    const commands: Record<string, (sessionId: string, ...rest: never[]) => Promise<unknown>> = {
      __vitest_keyboard: (session, text: string, state: { unreleased?: string[] }) =>
        this.#keyboard(session, text, new Set(state?.unreleased)),
      __vitest_cleanup: (session, state: { unreleased?: string[] }) =>
        this.#keys(
          session,
          (state?.unreleased ?? []).map((key) => ({ type: 'keyUp', value: KEYS[key] ?? key })),
        ),
      __vitest_tab: (session, options?: { shift?: boolean }) => {
        const press = [
          { type: 'keyDown', value: KEYS.Tab },
          { type: 'keyUp', value: KEYS.Tab },
        ];
        const shift = (type: string) => (options?.shift ? [{ type, value: KEYS.Shift }] : []);
        return this.#keys(session, [...shift('keyDown'), ...press, ...shift('keyUp')]);
      },
      __vitest_click: (session, selector: string, options?: { position?: Position }) =>
        this.#point(session, selector, options?.position, true),
      __vitest_hover: (session, selector: string, options?: { position?: Position }) =>
        this.#point(session, selector, options?.position, false),
      __vitest_wheel: (session, selector: string, options: Wheel) => this.#wheel(session, selector, options),
      __vitest_dragAndDrop: (session, source: string, target: string, options?: Drag) =>
        this.#drag(session, source, target, options),
    };
    for (const [name, run] of Object.entries(commands)) {
      const command: BrowserCommand<never[]> = ({ sessionId }, ...rest) => run(sessionId, ...rest);
      project.browser!.registerCommand(name as never, command as never);
    }
  }

  async #send(method: string, params: object): ReturnType<Firefox['send']> {
    if (!this.#firefox) {
      const path = findFirefox();
      if (!path) throw new Error(NO_FIREFOX);
      this.#firefox = Firefox.start(path);
    }
    return (await this.#firefox).send(method, params);
  }

  getCommandsContext(): Record<string, unknown> {
    return {};
  }

  async openPage(sessionId: string, url: string): Promise<void> {
    const old = this.#pages.get(sessionId);
    const { context } = await this.#send('browsingContext.create', { type: 'tab' });
    this.#pages.set(sessionId, context);
    if (old) await this.#send('browsingContext.close', { context: old });
    await this.#send('browsingContext.setViewport', { context, viewport: { width: 1000, height: 800 } });
    await this.#send('browsingContext.navigate', { context, url, wait: 'none' });
  }

  async close(): Promise<void> {
    await (await this.#firefox?.catch(() => undefined))?.close();
    this.#firefox = undefined;
  }

  /** The frame in which the tests run. */
  async #frame(sessionId: string): Promise<string> {
    const { contexts } = await this.#send('browsingContext.getTree', { root: this.#pages.get(sessionId)! });
    const frame = contexts[0].children[0]?.context;
    if (!frame) throw new Error('The page of the tests has no frame.');
    return frame;
  }

  async #perform(context: string, source: object): Promise<void> {
    await this.#send('input.performActions', { context, actions: [source] });
  }

  async #keys(sessionId: string, actions: Action[]): Promise<void> {
    const context = await this.#frame(sessionId);
    // Keys go where the focus is, which is not in the frame until something in it was focused.
    await this.#send('script.evaluate', {
      expression: 'document.activeElement === document.body && window.focus()',
      target: { context },
      awaitPromise: false,
    });
    if (actions.length) await this.#perform(context, { type: 'key', id: 'keyboard', actions });
  }

  async #keyboard(sessionId: string, text: string, pressed: Set<string>): Promise<{ unreleased: string[] }> {
    const actions: Action[] = [];
    for (const { releasePrevious, releaseSelf, repeat, keyDef } of parseKeyDef(text)) {
      const key = keyDef.key!;
      const value = KEYS[key] ?? key;
      if (pressed.delete(key)) actions.push({ type: 'keyUp', value });
      if (releasePrevious) continue;
      for (let i = 0; i < repeat; i++) actions.push({ type: 'keyDown', value });
      if (releaseSelf) actions.push({ type: 'keyUp', value });
      else pressed.add(key);
    }
    await this.#keys(sessionId, actions);
    return { unreleased: [...pressed] };
  }

  /** Where an element is in the frame: a position in it, or its middle. */
  async #find(context: string, selector: string, position?: Position): Promise<Position> {
    const { result, exceptionDetails } = await this.#send('script.callFunction', {
      functionDeclaration: FIND,
      arguments: [{ type: 'string', value: selector }],
      target: { context },
      awaitPromise: false,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    const [left, top, width, height] = result.value.map(({ value }: { value: number }) => value);
    return {
      x: Math.floor(left + (position?.x ?? width / 2)),
      y: Math.floor(top + (position?.y ?? height / 2)),
    };
  }

  async #pointer(context: string, actions: Action[]): Promise<void> {
    await this.#perform(context, {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions,
    });
  }

  async #point(
    sessionId: string,
    selector: string,
    position: Position | undefined,
    click: boolean,
  ): Promise<void> {
    const context = await this.#frame(sessionId);
    const move = { type: 'pointerMove', ...(await this.#find(context, selector, position)) };
    const press = [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.#pointer(context, click ? [move, ...press] : [move]);
  }

  async #wheel(sessionId: string, selector: string, { delta, times = 1 }: Wheel): Promise<void> {
    const context = await this.#frame(sessionId);
    const scroll = {
      type: 'scroll',
      ...(await this.#find(context, selector)),
      deltaX: delta.x ?? 0,
      deltaY: delta.y ?? 0,
    };
    await this.#perform(context, { type: 'wheel', id: 'wheel', actions: Array(times).fill(scroll) });
  }

  async #drag(sessionId: string, source: string, target: string, options: Drag = {}): Promise<void> {
    const context = await this.#frame(sessionId);
    const from = await this.#find(context, source, options.sourcePosition);
    const to = await this.#find(context, target, options.targetPosition);
    await this.#pointer(context, [
      { type: 'pointerMove', ...from },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerMove', ...to, duration: 100 },
      { type: 'pointerUp', button: 0 },
    ]);
  }
}

export const firefox = () =>
  defineBrowserProvider({
    name: 'firefox',
    supportedBrowser: ['firefox'],
    options: {},
    providerFactory: (project: TestProject) => new FirefoxProvider(project),
  } as never);
