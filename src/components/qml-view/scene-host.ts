// The part of an element that shows a document: the stage in its shadow tree, the errors in its place, and
// which of the two sizes follows the other. Shared by `<qml-view>` and the elements of `defineElement`.
import type { QmlError } from '../../runtime/engine/errors.ts';
import { Scene, type SceneOptions } from './scene.ts';

// In forced colours shapes keep the document's, or nothing would be seen of a button or a check mark; texts take the
// system's, on the plate that the browser puts behind them.
const CSS = `
:host { display: inline-block; position: relative; vertical-align: top; }
:host([hidden]) { display: none; }
:host([resize-mode="size-root-object-to-view"]) { display: block; block-size: 480px; }
.stage { position: relative; isolation: isolate; overflow: clip; inline-size: 100%; block-size: 100%; }
.stage:empty, .stage:not(:empty) ~ slot { display: none; }
@media (forced-colors: active) {
  .stage { forced-color-adjust: none; }
  .stage :is([style*=white-space], input, textarea) { forced-color-adjust: auto; }
}
`;
let sheet: CSSStyleSheet | undefined;

export const RESIZE_MODES = ['size-view-to-root-object', 'size-root-object-to-view'];

export class SceneHost {
  scene: Scene | null = null;
  readonly #element: HTMLElement;
  readonly #stage: HTMLElement;
  #panel: HTMLElement | null = null;
  #resizes: ResizeObserver | null = null;

  constructor(element: HTMLElement) {
    this.#element = element;
    const shadow = element.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
    }
    shadow.adoptedStyleSheets = [sheet];
    this.#stage = document.createElement('div');
    this.#stage.className = 'stage';
    this.#stage.part.add('stage');
    shadow.append(this.#stage, document.createElement('slot'));
  }

  /** Makes room for a document; the one before ends. */
  open(options: Omit<SceneOptions, 'stage' | 'onResize'>): Scene {
    this.end();
    const scene = new Scene({
      ...options,
      stage: this.#stage,
      onResize: () => {
        if (scene === this.scene) this.#fit();
      },
    });
    this.scene = scene;
    return scene;
  }

  /** Ends the document, or takes its errors away. */
  end(): void {
    this.scene?.destroy();
    this.scene = null;
    this.#resizes?.disconnect();
    this.#panel?.remove();
    this.#panel = null;
    this.#stage.replaceChildren();
    this.#stage.style.width = this.#stage.style.height = '';
  }

  /**
   * Shows what is wrong where the document would be: in development, and where `show-errors` asks for it. How
   * is code that comes when it is needed.
   */
  async showErrors(
    errors: readonly QmlError[],
    sources: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> {
    if (!__DEV__ && !this.#element.hasAttribute('show-errors')) return;
    const { errorPanel, errorPanelSheet } = await import('./error-panel.ts');
    // Another document may have begun meanwhile.
    if (this.scene) return;
    const { adoptedStyleSheets: sheets } = this.#element.shadowRoot!;
    const extra = errorPanelSheet();
    if (!sheets.includes(extra)) sheets.push(extra);
    this.#panel?.remove();
    this.#panel = errorPanel(errors, sources);
    this.#element.shadowRoot!.append(this.#panel);
  }

  /** Gives the page's focus to the scene, and so to the item in it that has the active focus. */
  focus(options?: FocusOptions): void {
    const root = this.#stage.firstElementChild as HTMLElement | null;
    if (!root || this.#stage.contains(this.#element.shadowRoot!.activeElement)) return;
    if (!root.hasAttribute('tabindex')) {
      root.tabIndex = -1;
      root.style.outline = 'none';
    }
    root.focus(options);
  }

  get #rootFollows(): boolean {
    return this.#element.getAttribute('resize-mode') === RESIZE_MODES[1];
  }

  /** Makes the one size follow the other, as the element's `resize-mode` says. */
  followSize(): void {
    this.#resizes?.disconnect();
    if (this.#rootFollows) {
      this.#resizes ??= new ResizeObserver(() => this.#fit());
      this.#resizes.observe(this.#element);
    }
    this.#fit();
  }

  #fit(): void {
    const { scene } = this;
    if (!scene?.item) return;
    const { style } = this.#stage;
    if (this.#rootFollows) {
      style.width = style.height = '';
      scene.resize(this.#element.clientWidth, this.#element.clientHeight);
    } else {
      style.width = `${scene.width}px`;
      style.height = `${scene.height}px`;
    }
  }
}
