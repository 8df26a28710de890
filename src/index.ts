// Defines `<qml-view>` for documents that were compiled at build time: everything but the compiler.
import { environment } from './components/qml-view/environment.ts';
import { QmlView, type QmlViewEvents } from './components/qml-view/qml-view.ts';
import { modules } from './modules/all.ts';

if (globalThis.customElements && !customElements.get('qml-view')) {
  environment.registry.register(...modules);
  customElements.define('qml-view', QmlView);
}

declare global {
  interface HTMLElementTagNameMap {
    'qml-view': QmlView;
  }
}

export { defineElement } from './components/qml-view/define-element.ts';
export type { QmlModule } from './runtime/engine/document-loader.ts';
export type { QmlError } from './runtime/engine/errors.ts';
export { QmlView, type QmlViewEvents };
