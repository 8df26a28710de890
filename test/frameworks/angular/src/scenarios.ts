import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  type ElementRef,
  type OnDestroy,
  type OnInit,
  signal,
  type Type,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { QMLET } from 'qmlet/angular';
import type { ChatInput } from 'qmlet/chat';
import Counter from './documents/counter.js';
import { firstRows, given, italic, nextRows, socketUrl } from './shared/page';

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-no-children',
  template: '<chat-input id="el" />',
})
class NoChildren {}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-children',
  template: `
    <button type="button" id="next" (click)="count.set(count() + 1)"></button>
    <chat-view id="el">
      <h3 id="child">Title {{ count() }}</h3>
    </chat-view>
  `,
})
class Children {
  readonly count = signal(0);
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-toggle',
  template: `
    <button type="button" id="toggle" (click)="shown.set(!shown())"></button>
    @if (shown()) {
      <chat-view id="el"><h3 id="child">Title</h3></chat-view>
    } @else {
      <p id="other">Another view</p>
    }
  `,
})
class Toggle {
  readonly shown = signal(true);
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-data',
  template: `
    <button type="button" id="next" (click)="next.set(true)"></button>
    <ws-socket
      id="el"
      [url]="next() ? 'ws://localhost/next' : 'ws://localhost/first'"
      [reconnectMin]="next() ? 900 : 500"
      [reconnect]="!next()"
    />
    <ws-socket id="attributes" url="ws://localhost/first" reconnect-min="700" reconnect />
  `,
})
class Data {
  readonly next = signal(false);
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-imperative',
  template: '<chat-input id="el" #input /><output id="heard">{{ heard() }}</output>',
})
class Imperative implements OnInit, OnDestroy {
  readonly input = viewChild.required<ElementRef<ChatInput>>('input');
  readonly heard = signal('');
  readonly #listener = () => this.heard.set(this.#element.text);

  get #element(): ChatInput {
    return this.input().nativeElement;
  }
  ngOnInit(): void {
    this.#element.addEventListener('text-changed', this.#listener);
  }
  ngOnDestroy(): void {
    this.#element.removeEventListener('text-changed', this.#listener);
  }
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-rich-data',
  template: `
    <button type="button" id="next" (click)="rows.set(nextRows)"></button>
    <chat-view id="array" [model]="rows()" />
    <ws-socket id="strings" [requestedSubprotocols]="['one', 'two']" />
    <qml-view id="object" [module]="Counter" [initialProperties]="given.properties" />
  `,
})
class RichData {
  readonly rows = signal(firstRows);
  readonly nextRows = nextRows;
  readonly given = given;
  readonly Counter = Counter;
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-event-names',
  template: `
    <chat-label
      id="el"
      text="listens"
      (lowercaseevent)="hear($event)"
      (kebab-event)="hear($event)"
      (camelEvent)="hear($event)"
      (CAPSevent)="hear($event)"
      (PascalEvent)="hear($event)"
    />
    <output id="heard">{{ heard() }}</output>
  `,
})
class EventNames {
  readonly heard = signal('');
  hear(event: Event): void {
    this.heard.set(`${this.heard()} ${event.type}`.trim());
  }
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-two-way',
  template: `
    <chat-input id="el" [text]="text()" (text-changed)="text.set($event.detail.text)" />
    <input id="mirror" [value]="text()" (input)="text.set($any($event.target).value)" />
    <output id="value">{{ text() }}</output>
  `,
})
class TwoWay {
  readonly text = signal('start');
}

@Component({
  imports: [QMLET, FormsModule],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-form-binding',
  template: `
    <chat-input id="el" ngDefaultControl [(ngModel)]="text" />
    <input id="mirror" [(ngModel)]="text" />
    <output id="value">{{ text() }}</output>
  `,
})
class FormBinding {
  readonly text = signal('start');
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-template',
  template: `
    <chat-view id="el" [model]="rows"><template><b data-role="message"></b></template></chat-view>
    <chat-view id="function" [model]="rows" [delegate]="italic" />
  `,
})
class Template {
  readonly rows = firstRows;
  readonly italic = italic;
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-chat',
  template: `
    <button type="button" id="rerender" (click)="tick.set(tick() + 1)"></button>
    <ws-socket
      id="socket"
      active
      [url]="socketUrl"
      [attr.data-tick]="tick()"
      (status-changed)="status.set($event.detail.status)"
      (text-message-received)="received.set($event.detail.message)"
    >
      <chat-view id="view" [attr.data-tick]="tick()" />
      <chat-input id="input" [attr.data-tick]="tick()" (accepted)="accepted.set($event.detail.text)" />
    </ws-socket>
    <output id="status">{{ status() }}</output>
    <output id="received">{{ received() }}</output>
    <output id="accepted">{{ accepted() }}</output>
  `,
})
class Chat {
  readonly socketUrl = socketUrl;
  readonly tick = signal(0);
  readonly status = signal(-1);
  readonly received = signal('');
  readonly accepted = signal('');
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-keyed',
  template: `
    <button type="button" id="reverse" (click)="keys.set(keys().toReversed())"></button>
    <button type="button" id="remove" (click)="remove('b')"></button>
    <button type="button" id="add" (click)="keys.set(['d'].concat(keys()))"></button>
    <div id="list">
      @for (key of keys(); track key) {
        <ws-socket [id]="key" [url]="socketUrl" active><chat-view /></ws-socket>
      }
    </div>
  `,
})
class Keyed {
  readonly socketUrl = socketUrl;
  readonly keys = signal(['a', 'b', 'c']);
  remove(key: string): void {
    this.keys.update((keys) => keys.filter((each) => each !== key));
  }
}

@Component({
  imports: [QMLET],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  selector: 'app-documents',
  template: `
    <button type="button" id="next" (click)="step.set(5)"></button>
    <button type="button" id="reset" (click)="counter.reset()"></button>
    <qml-view id="view" [module]="Counter" (status-changed)="status.set($event.detail.status)" />
    <qml-counter
      #counter
      id="counter"
      caption="Steps"
      [step]="step()"
      (count-changed)="count.set($event.detail.count)"
      (reached)="total.set($event.detail.total)"
    />
    <output id="status">{{ status() }}</output>
    <output id="count">{{ count() }}</output>
    <output id="total">{{ total() }}</output>
  `,
})
class Documents {
  readonly Counter = Counter;
  readonly status = signal(-1);
  readonly step = signal(1);
  readonly count = signal(-1);
  readonly total = signal(-1);
}

export const scenarios: Record<string, Type<unknown>> = {
  'no-children': NoChildren,
  children: Children,
  toggle: Toggle,
  data: Data,
  imperative: Imperative,
  'rich-data': RichData,
  'event-names': EventNames,
  'two-way': TwoWay,
  'form-binding': FormBinding,
  template: Template,
  chat: Chat,
  keyed: Keyed,
  documents: Documents,
};
