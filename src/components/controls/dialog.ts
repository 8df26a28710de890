// `Dialog` and `DialogButtonBox`: a popup with a title, and buttons that end it. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-dialog.html and its kin.
import { Component } from '../../runtime/engine/component.ts';
import { attachedObject, defineType, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { scopeTypes } from '../quick/focus.ts';
import { Item } from '../quick/item.ts';
import { AbstractButton } from './abstract-button.ts';
import { Button } from './buttons.ts';
import { Container } from './container.ts';
import { initially } from './control.ts';
import { Label } from './fields.ts';
import { Popup } from './popup.ts';
import { echo, forward } from './popup-properties.ts';
import { box, made } from './style.ts';

const STANDARD = {
  NoButton: 0,
  Ok: 0x400,
  Save: 0x800,
  SaveAll: 0x1000,
  Open: 0x2000,
  Yes: 0x4000,
  YesToAll: 0x8000,
  No: 0x10000,
  NoToAll: 0x20000,
  Abort: 0x40000,
  Retry: 0x80000,
  Ignore: 0x100000,
  Close: 0x200000,
  Cancel: 0x400000,
  Discard: 0x800000,
  Help: 0x1000000,
  Apply: 0x2000000,
  Reset: 0x4000000,
  RestoreDefaults: 0x8000000,
};
const ROLE = {
  InvalidRole: -1,
  AcceptRole: 0,
  RejectRole: 1,
  DestructiveRole: 2,
  ActionRole: 3,
  HelpRole: 4,
  YesRole: 5,
  NoRole: 6,
  ResetRole: 7,
  ApplyRole: 8,
};
/** The text and the role of each standard button. */
const BUTTONS: Record<number, [text: string, role: number]> = {
  [STANDARD.Ok]: ['OK', 0],
  [STANDARD.Save]: ['Save', 0],
  [STANDARD.SaveAll]: ['Save All', 0],
  [STANDARD.Open]: ['Open', 0],
  [STANDARD.Yes]: ['&Yes', 5],
  [STANDARD.YesToAll]: ['Yes to &All', 5],
  [STANDARD.No]: ['&No', 6],
  [STANDARD.NoToAll]: ['N&o to All', 6],
  [STANDARD.Abort]: ['Abort', 1],
  [STANDARD.Retry]: ['Retry', 0],
  [STANDARD.Ignore]: ['Ignore', 0],
  [STANDARD.Close]: ['Close', 1],
  [STANDARD.Cancel]: ['Cancel', 1],
  [STANDARD.Discard]: ['Discard', 2],
  [STANDARD.Help]: ['Help', 4],
  [STANDARD.Apply]: ['Apply', 8],
  [STANDARD.Reset]: ['Reset', 7],
  [STANDARD.RestoreDefaults]: ['Restore Defaults', 7],
};
/** Which roles come first, as on Windows, on the Mac, in KDE, in Gnome. */
const LAYOUTS = [
  [7, 5, 0, 2, 6, 3, 1, 8, 4],
  [4, 7, 8, 3, 2, 6, 1, 5, 0],
  [4, 7, 5, 6, 3, 0, 8, 2, 1],
  [4, 7, 3, 8, 2, 6, 1, 5, 0],
];
const END_SIGNALS = [
  'accepted',
  'rejected',
  'discarded',
  undefined,
  'helpRequested',
  'accepted',
  'rejected',
  'reset',
  'applied',
];

export class DialogButtonBoxAttached extends QmlObject {
  declare buttonRole: number;
  readonly $button: QmlObject;
  constructor(button: QmlObject) {
    super();
    this.$button = button;
  }
}
export class DialogButtonBox extends Container {
  declare standardButtons: number;
  declare position: number;
  declare alignment: number;
  declare delegate: Component | null;
  declare buttonLayout: number;
  readonly $standard = new Map<number, AbstractButton>();
  readonly $heard = new Map<Item, Link[]>();

  override get $picksFirst(): boolean {
    return false;
  }
  override get $role(): string {
    return 'group';
  }
  override get $focusElement(): null {
    return null;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 12 : undefined;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitHeight: 40,
      x: 1,
      y: 1,
      width: () => this.width - 2,
      height: () => this.height - 2,
      color: () => this.palette.window,
    });
  }
  override $makeContent(): Item {
    return made(this, new Item(), {});
  }
  $setStandard(): void {
    const wanted = this.standardButtons;
    for (const [flag, button] of [...this.$standard])
      if (!(wanted & flag)) {
        this.$standard.delete(flag);
        this.removeItem(button);
      }
    for (const key of Object.keys(BUTTONS)) {
      const flag = Number(key);
      if (!(wanted & flag) || this.$standard.has(flag)) continue;
      const [text, role] = BUTTONS[flag]!;
      const { delegate } = this;
      const given = delegate?.$create({ parent: this });
      const button = given instanceof AbstractButton ? given : made(this, new Button(), {});
      button.text = text;
      attachedObject(button, DialogButtonBoxAttached).buttonRole = role;
      this.$standard.set(flag, button);
      this.addItem(button);
    }
  }
  standardButton(flag: number): AbstractButton | null {
    return this.$standard.get(flag) ?? null;
  }
  override $added(_index: number, item: Item): void {
    const content = this.$part('contentItem') ?? this;
    item.$setParentItem(content);
    const arrange = (): void => this.$arrange();
    const links = ['implicitWidthChanged', 'implicitHeightChanged', 'visibleChanged'].map((name) =>
      listen(item, name, arrange),
    );
    if (item instanceof AbstractButton) links.push(listen(item, 'clicked', () => this.$clicked(item)));
    this.$heard.set(item, links);
    attachedObject(item, DialogButtonBoxAttached).$set('buttonBox', this);
  }
  override $removed(item: Item): void {
    for (const link of this.$heard.get(item) ?? []) disconnect(link);
    this.$heard.delete(item);
    if (!item.$dead) attachedObject(item, DialogButtonBoxAttached).$set('buttonBox', null);
  }
  $clicked(button: AbstractButton): void {
    this.$emit('clicked', button);
    if (this.$dead || button.$dead) return;
    const signal = END_SIGNALS[attachedObject(button, DialogButtonBoxAttached).buttonRole];
    if (signal) this.$emit(signal);
    this.$ended(signal, button);
  }
  $ended(_signal: string | undefined, _button: AbstractButton): void {}
  get $ordered(): Item[] {
    const order = LAYOUTS[this.buttonLayout] ?? LAYOUTS[0]!;
    const rank = (item: Item): number => {
      const at = order.indexOf(attachedObject(item, DialogButtonBoxAttached).buttonRole);
      return at < 0 ? order.length : at;
    };
    return [...this.$contents.items].sort((a, b) => rank(a) - rank(b));
  }
  override $naturalSize(): [number, number] {
    const { items } = this.$contents;
    let width = Math.max(0, items.length - 1) * this.spacing;
    let height = 0;
    for (const item of items) {
      width += item.implicitWidth;
      height = Math.max(height, item.implicitHeight);
    }
    return [items.length === 1 ? width * 2 : width, height];
  }
  override $arranged(): void {
    super.$arranged();
    const content = this.$parts.contentItem;
    if (!content) return;
    const items = this.$ordered;
    const { length } = items;
    const room = content.$width;
    const aligned = this.alignment & 15;
    const each = length === 1 ? room / 2 : Math.max(0, (room - (length - 1) * this.spacing) / length);
    const whole = items.reduce((sum, item) => sum + item.implicitWidth, (length - 1) * this.spacing);
    let x = aligned & 4 ? (room - whole) / 2 : aligned & 2 ? room - whole : 0;
    if (!aligned && length === 1) x = room - each;
    for (const item of items) {
      item.$place(x, 0, aligned ? item.implicitWidth : each, content.$height);
      x += item.$width + this.spacing;
    }
  }
}
defineType(DialogButtonBoxAttached, {
  name: 'DialogButtonBox',
  cpp: 'QQuickDialogButtonBoxAttached',
  creatable: false,
  properties: {
    buttonBox: { type: () => DialogButtonBox as never, readonly: true },
    buttonRole: {
      type: 'int',
      value: -1,
      changed: ({ $button: button }) =>
        (
          attachedObject(button, DialogButtonBoxAttached) as unknown as { buttonBox: DialogButtonBox | null }
        ).buttonBox?.$arrange(),
    },
  },
});
defineType(DialogButtonBox, {
  name: 'DialogButtonBox',
  enums: {
    Position: { Header: 0, Footer: 1 },
    StandardButton: STANDARD,
    ButtonRole: ROLE,
    ButtonLayout: {
      UnknownLayout: -1,
      WinLayout: 0,
      MacLayout: 1,
      KdeLayout: 2,
      GnomeLayout: 3,
      AndroidLayout: 5,
    },
  },
  properties: {
    standardButtons: { type: 'int', changed: (item) => item.$setStandard() },
    position: { type: 'enum:Position', value: 1 },
    alignment: {
      type: 'int',
      changed: (item) => item.$arrange(),
      reset: (item) => item.$set('alignment', 0),
    },
    delegate: { type: () => Component as never },
    buttonLayout: { type: 'int', changed: (item) => item.$arrange() },
  },
  signals: {
    accepted: {},
    rejected: {},
    helpRequested: {},
    clicked: { button: 'var' },
    applied: {},
    reset: {},
    discarded: {},
  },
  methods: ['standardButton'],
  attached: DialogButtonBoxAttached,
});
initially(DialogButtonBox, { spacing: 1 });
scopeTypes.push(DialogButtonBox);

// --- Dialog -----------------------------------------------------------------------------------------------------

export class Dialog extends Popup {
  declare title: string;
  declare standardButtons: number;
  declare result: number;
  declare footer: Item | null;
  declare header: Item | null;
  override get $role(): string {
    return 'dialog';
  }
  override get $label(): string {
    return this.title || super.$label;
  }
  override get $takesFocus(): boolean {
    return true;
  }
  override $makePart(name: string, otherwise: () => Item | null): Item | null {
    const { $item: item } = this;
    if (name === 'header') {
      const label = new Label();
      made(item, label, {
        text: () => this.title,
        visible: () => this.title !== '',
        elide: 1,
        padding: 12,
        font: { bold: true },
        background: box(item, {
          x: 1,
          y: 1,
          width: () => label.width - 2,
          height: () => label.height - 1,
          color: () => item.palette.window,
        }),
      });
      return label;
    }
    if (name !== 'footer') return otherwise();
    const buttons = new DialogButtonBox();
    return made(item, buttons, {
      visible: () => (buttons as unknown as { count: number }).count > 0,
      standardButtons: () => this.standardButtons,
    });
  }
  override $complete(): void {
    super.$complete();
    this.$hear(this.footer);
    this.$hear(this.header);
  }
  readonly $boxes = new Set<Item>();
  /** The buttons of a box in its header or footer end the dialog. */
  $hear(item: Item | null): void {
    if (!(item instanceof DialogButtonBox) || this.$boxes.has(item)) return;
    this.$boxes.add(item);
    listen(item, 'accepted', () => this.accept());
    listen(item, 'rejected', () => this.reject());
    listen(item, 'applied', () => this.$emit('applied'));
    listen(item, 'reset', () => this.$emit('reset'));
    listen(item, 'discarded', () => this.$emit('discarded'));
    listen(item, 'helpRequested', () => this.$emit('helpRequested'));
    if (item === this.footer && item.$at !== null && this.standardButtons)
      item.standardButtons = this.standardButtons;
  }
  accept(): void {
    this.done(1);
  }
  reject(): void {
    this.done(0);
  }
  done(result: number): void {
    this.$set('result', result);
    if (result === 1) this.$emit('accepted');
    else if (result === 0) this.$emit('rejected');
    this.close();
  }
  override $closeByUser(): void {
    this.reject();
  }
  standardButton(flag: number): AbstractButton | null {
    for (const item of this.$boxes) {
      const found = (item as DialogButtonBox).standardButton(flag);
      if (found) return found;
    }
    return null;
  }
}
const ENDS =
  'header footer implicitHeaderWidth implicitHeaderHeight implicitFooterWidth implicitFooterHeight';
defineType(Dialog, {
  name: 'Dialog',
  enums: { StandardButton: STANDARD, StandardCode: { Rejected: 0, Accepted: 1 } },
  properties: {
    ...Object.fromEntries(
      ENDS.split(' ').map((name) => {
        const options = forward(name, !name.startsWith('implicit'));
        const { set } = options;
        return [
          name,
          set
            ? {
                ...options,
                set(dialog: Dialog, item: Item | null) {
                  set(dialog, item as never);
                  dialog.$hear(item);
                },
              }
            : options,
        ];
      }),
    ),
    title: { type: 'string', changed: (dialog) => dialog.$item.$relook() },
    standardButtons: {
      type: 'int',
      changed(dialog, buttons: number) {
        const { footer } = dialog.$item.$parts;
        if (footer instanceof DialogButtonBox && footer.$at !== null) footer.standardButtons = buttons;
      },
    },
    result: 'int',
  },
  signals: { accepted: {}, rejected: {}, applied: {}, reset: {}, discarded: {}, helpRequested: {} },
  methods: ['accept', 'reject', 'done', 'standardButton'],
});
Dialog.meta.defaults[Dialog.meta.properties.focus!.slot] = true;
echo(Dialog, ENDS);
