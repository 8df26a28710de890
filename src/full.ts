// Defines `<qml-view>` for any document: what has to be compiled is compiled in the browser, by code that is
// loaded when the first document needs it.
import { environment } from './components/qml-view/environment.ts';

environment.compilers ??= async () => (await import('./compilers.ts')).compilers;

export * from './index.ts';
