// The tags in Angular, which sets properties by `[name]` and listens to any event by `(name)`.
import 'qmlet/chat';
import { NgComponentOutlet } from '@angular/common';
import { Component, provideZonelessChangeDetection, signal, type Type } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { defineElement } from 'qmlet';
import Counter from './documents/counter.js';
import { scenarios } from './scenarios';
import { expose } from './shared/page';

defineElement('qml-counter', Counter);

@Component({
  selector: 'app-root',
  imports: [NgComponentOutlet],
  template: '<ng-container [ngComponentOutlet]="scenario()" />',
})
export class Root {
  readonly scenario = signal<Type<unknown> | null>(null);
}

const app = await bootstrapApplication(Root, { providers: [provideZonelessChangeDetection()] });
const { scenario } = app.components[0]!.instance as Root;

expose({
  show(name) {
    scenario.set(scenarios[name] ?? null);
    app.tick();
  },
  hide() {
    scenario.set(null);
    app.tick();
  },
});
