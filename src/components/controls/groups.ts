// `ButtonGroup`: buttons of which one at most is checked. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-buttongroup.html.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { connectTo, Handler } from '../../runtime/object/signal.ts';
import { disconnect, type Link, outside } from '../../runtime/reactive/graph.ts';
import { AbstractButton, type Group } from './abstract-button.ts';

export class ButtonGroup extends QmlObject implements Group {
  declare exclusive: boolean;
  declare checkedButton: AbstractButton | null;
  declare checkState: number;
  $buttons: AbstractButton[] = [];
  #settling = false;

  get $checked(): AbstractButton | null {
    return this.exclusive ? this.$button : null;
  }
  $clicked(button: AbstractButton): void {
    this.$emit('clicked', button);
  }
  /** It is about to tell that it is checked: the one before is no more by then. */
  $uncheckOther(button: AbstractButton): void {
    const other = this.$checked;
    if (other && other !== button && other.checked) other.checked = false;
  }
  readonly #heard = new Map<AbstractButton, Link[]>();
  #changed(button: AbstractButton): void {
    if (this.exclusive && button.checked) this.$check(button);
    this.#count();
  }
  #button: AbstractButton | null = null;
  get $button(): AbstractButton | null {
    return this.#button && !this.#button.$dead ? this.#button : null;
  }
  $check(button: AbstractButton | null): void {
    const old = this.$button;
    if (old === button) return;
    outside(() => {
      if (old) old.checked = false;
      this.#button = button;
      if (button) button.checked = true;
      this.$emit('checkedButtonChanged');
    });
  }
  #complete = false;
  override $complete(): void {
    this.#complete = true;
    this.#count();
  }
  /** Whether all, some or none of them are checked. */
  #count(): void {
    if (this.#settling || !this.#complete) return;
    const on = this.$buttons.filter(({ checked }) => checked).length;
    const partly = this.$buttons.some((button) => (button as { checkState?: number }).checkState === 1);
    this.#settling = true;
    this.$set('checkState', on === 0 && !partly ? 0 : on === this.$buttons.length ? 2 : 1);
    this.#settling = false;
  }
  $setState(state: number): void {
    if (this.#settling || this.exclusive || state === 1) return;
    this.#settling = true;
    outside(() => {
      for (const button of this.$buttons) button.checked = state === 2;
    });
    this.#settling = false;
  }
  addButton(button: AbstractButton | null): void {
    if (!button || this.$buttons.includes(button)) return;
    this.$buttons.push(button);
    button.$buttonGroup = this;
    // Heard after the document's own handlers.
    const heard = new Handler(() => !this.$dead && this.#changed(button), null, null);
    const { signals } = button.$meta;
    this.#heard.set(
      button,
      [signals.checkedChanged!, signals.checkStateChanged].flatMap((signal) =>
        signal ? [connectTo(button, signal, heard, true)] : [],
      ),
    );
    if (button.checked && this.exclusive) this.$check(button);
    this.#count();
    this.$emit('buttonsChanged');
  }
  removeButton(button: AbstractButton | null): void {
    if (!button || !this.$buttons.includes(button)) return;
    this.$buttons = this.$buttons.filter((other) => other !== button);
    if (button.$buttonGroup === this) button.$buttonGroup = null;
    for (const link of this.#heard.get(button) ?? []) disconnect(link);
    this.#heard.delete(button);
    if (this.$button === button) this.$check(null);
    this.#count();
    this.$emit('buttonsChanged');
  }
  override $destroyed(): void {
    for (const links of this.#heard.values()) for (const link of links) disconnect(link);
    for (const button of this.$buttons) if (button.$buttonGroup === this) button.$buttonGroup = null;
  }
}

export class ButtonGroupAttached extends QmlObject {
  declare group: ButtonGroup | null;
  readonly $button: QmlObject;
  constructor(button: QmlObject) {
    super();
    this.$button = button;
  }
}
defineType(ButtonGroupAttached, {
  name: 'ButtonGroup',
  cpp: 'QQuickButtonGroupAttached',
  creatable: false,
  properties: {
    group: {
      type: () => ButtonGroup as never,
      changed(attached, group: ButtonGroup | null, old: ButtonGroup | null) {
        const { $button: button } = attached;
        if (!(button instanceof AbstractButton)) return;
        old?.removeButton(button);
        group?.addButton(button);
      },
    },
  },
});
defineType(ButtonGroup, {
  name: 'ButtonGroup',
  properties: {
    checkedButton: {
      type: () => AbstractButton as never,
      get: (group) => group.$button,
      set: (group, button: AbstractButton | null) => group.$check(button),
    },
    buttons: {
      list: {
        items: (group) => group.$buttons.filter((button) => !button.$dead),
        append: (group, button) => group.addButton(button as AbstractButton),
        clear: (group) => {
          for (const button of group.$buttons.slice()) group.removeButton(button);
        },
        accepts: (button) => button instanceof AbstractButton,
      },
    },
    exclusive: { type: 'bool', value: true },
    checkState: { type: 'int', changed: (group, state: number) => group.$setState(state) },
  },
  signals: { clicked: { button: 'var' } },
  methods: ['addButton', 'removeButton'],
  attached: ButtonGroupAttached,
});
