// What strict templates refuse. `check-wrong.js` sees that each line after a mark is an error, and that no other one is.
import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { QMLET } from 'qmlet/angular';

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-wrong',
  template: `
    <!-- error: a number is no text -->
    <chat-label [text]="5" />
    <!-- error: the model is no text -->
    <chat-view model="rows" />
    <!-- error: an attribute of a number holds one -->
    <ws-socket reconnectMin="soon" />
    <!-- error: the event has a message, not a text -->
    <ws-socket (text-message-received)="hear($event.detail.text)" />
  `,
})
export class Wrong {
  hear(_text: string): void {}
}
