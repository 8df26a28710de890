// `qmlet/hydrate`: gives each `<chat-view>` that a server rendered the rows that it was rendered with, before or after
// the tag is defined. Not needed where the page's own script sets `model`.

/** Does so for the elements in `root`, the page if none is given; those in shadow trees of others have to be named. */
export function hydrate(root: ParentNode = document): void {
  for (const view of root.querySelectorAll('chat-view')) {
    const state = view.shadowRoot?.querySelector('script[type="application/json"]');
    if (!state) continue;
    (view as { model?: unknown }).model = JSON.parse(state.textContent);
    state.remove();
  }
}

if (globalThis.document) hydrate();
