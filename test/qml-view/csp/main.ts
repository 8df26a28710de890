// A page that runs a document compiled at build time, in both ways.
import { defineElement, type QmlModule } from '../../../src/index.ts';
// @ts-expect-error: what the plugin makes of it
import App from './App.qml';

defineElement('strict-app', App as QmlModule);
document.querySelector('qml-view')!.module = App as QmlModule;
