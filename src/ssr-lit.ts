// `qmlet/ssr/lit`: lets `@lit-labs/ssr` render the chat's tags in its templates:
//   render(html`<chat-view .model=${rows}></chat-view>`, { elementRenderers: [ChatRenderer] })
// What always holds: the markup is that of `qmlet/ssr`.
import { ElementRenderer } from '@lit-labs/ssr';
import { ChatInput, ChatLabel, ChatView, WsSocket } from './elements.ts';
import { isChatTag, RenderedElement, type RenderOptions } from './ssr.ts';

// Lit brings a registry, and asks it for the class of every tag.
for (const [tag, element] of Object.entries({
  'chat-input': ChatInput,
  'chat-label': ChatLabel,
  'chat-view': ChatView,
  'ws-socket': WsSocket,
}))
  if (!customElements.get(tag)) customElements.define(tag, element);

/** As `elementRenderers` takes it. */
export type RendererClass = typeof ElementRenderer & (new (tag: string) => ElementRenderer);

/** A renderer of the chat's tags with options of its own: a nonce, or how times are told. */
export const chatRenderer = (options: RenderOptions = {}): RendererClass =>
  class extends ElementRenderer {
    readonly #rendered: RenderedElement;

    static override matchesClass(_class: unknown, tag: string): boolean {
      return isChatTag(tag);
    }
    constructor(tag: string) {
      super(tag);
      if (!isChatTag(tag)) throw new TypeError(`<${tag}> is none of the chat's tags.`);
      this.#rendered = new RenderedElement(tag, options);
    }
    override get shadowRootOptions(): ShadowRootInit {
      return { mode: 'open', delegatesFocus: this.#rendered.delegatesFocus };
    }
    override setProperty(name: string, value: unknown): void {
      this.#rendered.setProperty(name, value);
    }
    override setAttribute(name: string, value: string): void {
      this.#rendered.setAttribute(name, value);
    }
    override renderAttributes(): string[] {
      return [this.#rendered.renderAttributes()];
    }
    override renderShadow(): string[] {
      return [this.#rendered.renderShadow()];
    }
  };

/** The renderer for `elementRenderers`. */
export const ChatRenderer = chatRenderer();
