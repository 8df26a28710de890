// `Action` and `ActionGroup`: what buttons, menus and keys do, in one place. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-action.html.
import { defineType, type PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect } from '../../runtime/reactive/graph.ts';
import { Shortcut } from '../quick/window.ts';
import type { AbstractButton, ButtonAction } from './abstract-button.ts';
import { Icon } from './icon.ts';

export class Action extends QmlObject implements ButtonAction {
  declare text: string;
  declare readonly icon: Icon;
  declare enabled: boolean;
  declare checked: boolean;
  declare checkable: boolean;
  declare shortcut: unknown;
  $actionGroup: ActionGroup | null = null;
  #keys: Shortcut | null = null;
  readonly #buttons = new Set<AbstractButton>();

  $iconChanged(): void {
    this.$emit('iconChanged');
  }
  get $usable(): boolean {
    return this.enabled && (this.$actionGroup?.enabled ?? true);
  }
  toggle(source: QmlObject | null = null): void {
    void source;
    if (this.$usable && this.checkable) {
      this.$check();
      this.$emit('toggled', null);
    }
  }
  #sure(): boolean {
    return this.checkable && !(this.$actionGroup?.exclusive && this.checked);
  }
  $check(): void {
    this.checked = !this.checked;
  }
  trigger(source: QmlObject | null = null): void {
    this.$trigger(source);
  }
  $trigger(source: QmlObject | null): void {
    if (!this.$usable) return;
    // A button that was clicked has changed the state already.
    const button = source as AbstractButton | null;
    if (this.#sure() && !button) {
      this.checked = !this.checked;
      this.$emit('toggled', null);
    }
    this.$emit('triggered', button);
    if (!this.$dead) this.$actionGroup?.$emit('triggered', this);
    for (const each of [...this.#buttons]) if (!each.$dead) each.$clicked();
  }
  /** A button shows what the action says, where its document says nothing else. */
  $tie(button: AbstractButton): () => void {
    const target = button as unknown as Record<string, unknown>;
    const mine = new Map<string, unknown>();
    const follow = (name: 'text' | 'checkable' | 'checked' | 'enabled', value: () => unknown) => {
      const set = (): void => {
        if (button.$dead) return;
        if (name === 'text' && button.text !== '' && !mine.has('text')) return;
        mine.set(name, true);
        if (target[name] !== value()) button.$set(name, value());
      };
      set();
      return listen(this, `${name}Changed`, set);
    };
    const icon = (): void => {
      if (button.$dead) return;
      const { name, source } = this.icon;
      if (source && (!button.icon.source || mine.has('icon'))) {
        mine.set('icon', true);
        button.icon.source = source;
        for (const side of ['width', 'height'] as const) {
          const size = this.icon.$size[side];
          if (size !== undefined) button.icon[side] = size;
        }
        if (this.icon.$color) button.icon.color = this.icon.$color;
      }
      if (name && !button.icon.name) button.icon.name = name;
    };
    icon();
    this.#buttons.add(button);
    const links = [
      follow('text', () => this.text),
      follow('checkable', () => this.checkable),
      follow('checked', () => this.checked),
      follow('enabled', () => this.$usable),
      listen(this, 'iconChanged', icon),
      listen(button, 'checkedChanged', () => {
        if (!this.$dead && this.checkable && this.checked !== button.checked) this.checked = button.checked;
      }),
      listen(button, 'toggled', () => !this.$dead && this.$emit('toggled', button)),
    ];
    return () => {
      this.#buttons.delete(button);
      for (const link of links) disconnect(link);
    };
  }
  $keys(): void {
    if (!this.#keys) {
      const keys = (this.#keys = new Shortcut());
      keys.$c = this.$c;
      keys.$adopt(this);
      keys.$complete();
      listen(keys, 'activated', () => this.$trigger(null));
    }
    this.#keys.sequence = this.shortcut;
    this.#keys.enabled = this.$usable;
  }
  $usableChanged(): void {
    if (this.#keys) this.#keys.enabled = this.$usable;
  }
  override $complete(): void {
    if (this.shortcut !== undefined) this.$keys();
  }
}
export class ActionGroupAttached extends QmlObject {
  declare group: ActionGroup | null;
  readonly $action: QmlObject;
  constructor(action: QmlObject) {
    super();
    this.$action = action;
  }
}
export class ActionGroup extends QmlObject {
  declare exclusive: boolean;
  declare enabled: boolean;
  declare checkedAction: Action | null;
  $actions: Action[] = [];
  addAction(action: Action | null): void {
    if (!action || this.$actions.includes(action)) return;
    this.$actions.push(action);
    action.$actionGroup = this;
    if (action.checked && this.exclusive) this.checkedAction = action;
    action.$usableChanged();
    this.$emit('actionsChanged');
  }
  removeAction(action: Action | null): void {
    if (!action || !this.$actions.includes(action)) return;
    this.$actions = this.$actions.filter((other) => other !== action);
    if (action.$actionGroup === this) action.$actionGroup = null;
    if (this.checkedAction === action) this.checkedAction = null;
    this.$emit('actionsChanged');
  }
}
defineType(ActionGroupAttached, {
  name: 'ActionGroup',
  cpp: 'QQuickActionGroupAttached',
  creatable: false,
  properties: {
    group: {
      type: () => ActionGroup as never,
      changed({ $action: action }, group: ActionGroup | null, old: ActionGroup | null) {
        if (!(action instanceof Action)) return;
        old?.removeAction(action);
        group?.addAction(action);
      },
    },
  },
});
const usable = (action: Action): void => action.$usableChanged();
defineType(Action, {
  name: 'Action',
  properties: {
    text: 'string',
    icon: { group: () => Icon as never },
    enabled: {
      type: 'bool',
      value: true,
      changed: usable,
      reset: (action) => action.$set('enabled', true),
    },
    checked: {
      type: 'bool',
      changed(action, checked: boolean) {
        if (checked && action.$actionGroup?.exclusive) action.$actionGroup.checkedAction = action;
      },
    },
    checkable: 'bool',
    shortcut: { type: 'var', changed: (action) => action.$keys() },
  },
  signals: { triggered: { source: 'var' }, toggled: { source: 'var' }, iconChanged: {} },
  methods: ['toggle', 'trigger'],
});
const list: PropertyOptions<ActionGroup> = {
  list: {
    items: (group) => group.$actions.filter((action) => !action.$dead),
    append: (group, action) => {
      if (!action.$parent) action.$adopt(group);
      group.addAction(action as Action);
    },
    clear: (group) => {
      for (const action of group.$actions.slice()) group.removeAction(action);
    },
    accepts: (action) => action instanceof Action,
  },
};
defineType(ActionGroup, {
  name: 'ActionGroup',
  properties: {
    actions: list,
    checkedAction: {
      type: () => Action as never,
      changed(_group, action: Action | null, old: Action | null) {
        if (old && !old.$dead && old !== action) old.checked = false;
        if (action) action.checked = true;
      },
    },
    exclusive: { type: 'bool', value: true },
    enabled: {
      type: 'bool',
      value: true,
      changed: (group) => {
        for (const action of group.$actions) {
          usable(action);
          action.$emit('enabledChanged');
        }
      },
    },
  },
  signals: { triggered: { action: 'var' } },
  methods: ['addAction', 'removeAction'],
  defaultProperty: 'actions',
  attached: ActionGroupAttached,
});
