// `ButtonGroup`: buttons of which one at most is checked. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-buttongroup.html.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { AbstractButton, type Group } from './abstract-button.ts';

export class ButtonGroup extends QmlObject implements Group {
  declare exclusive: boolean;
  declare checkedButton: AbstractButton | null;
  declare checkState: number;
  $buttons: AbstractButton[] = [];
  #settling = false;

  get $checked(): AbstractButton | null {
    return this.exclusive ? this.checkedButton : null;
  }
  $clicked(button: AbstractButton): void {
    this.$emit('clicked', button);
  }
  $buttonChecked(button: AbstractButton): void {
    if (this.exclusive && button.checked) this.checkedButton = button;
    this.#count();
  }
  /** Whether all, some or none of them are checked. */
  #count(): void {
    if (this.#settling || this.exclusive) return;
    const on = this.$buttons.filter(({ checked }) => checked).length;
    const partly = this.$buttons.some((button) => (button as { checkState?: number }).checkState === 1);
    this.$set('checkState', on === 0 && !partly ? 0 : on === this.$buttons.length ? 2 : 1);
  }
  $setState(state: number): void {
    this.#settling = true;
    if (state !== 1) for (const button of this.$buttons) button.checked = state === 2;
    this.#settling = false;
  }
  addButton(button: AbstractButton | null): void {
    if (!button || this.$buttons.includes(button)) return;
    this.$buttons.push(button);
    button.$buttonGroup = this;
    if (button.checked && this.exclusive) this.checkedButton = button;
    this.#count();
    this.$emit('buttonsChanged');
  }
  removeButton(button: AbstractButton | null): void {
    if (!button || !this.$buttons.includes(button)) return;
    this.$buttons = this.$buttons.filter((other) => other !== button);
    if (button.$buttonGroup === this) button.$buttonGroup = null;
    if (this.checkedButton === button) this.checkedButton = null;
    this.#count();
    this.$emit('buttonsChanged');
  }
  override $destroyed(): void {
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
      changed(_group, button: AbstractButton | null, old: AbstractButton | null) {
        if (old && !old.$dead && old !== button) old.checked = false;
        if (button) button.checked = true;
      },
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
