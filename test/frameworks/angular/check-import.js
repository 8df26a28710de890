// Imports `qmlet/angular` in Node, where there is no DOM. It has the form in which Angular's libraries are published, so
// that a build links it; without one Angular's compiler does.
import '@angular/compiler';
import { QMLET, WsSocketDirective } from 'qmlet/angular';

if (!QMLET.includes(WsSocketDirective)) throw new Error('QMLET has no directive for <ws-socket>');
