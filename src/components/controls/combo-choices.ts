// The list of a `ComboBox` and the popup that it is in: rows of the document's delegate, or of the style.
import { Delegates, type InstanceModel, type Made } from '../../runtime/models/delegate-rows.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { defineType, type QmlObject } from '../../runtime/object/object.ts';
import { Item } from '../quick/item.ts';
import { ListView } from '../quick/list-view.ts';
import { topOf } from '../quick/pointer-scene.ts';
import { AbstractButton } from './abstract-button.ts';
import type { ComboBox } from './combo-box.ts';
import { ItemDelegate } from './delegates.ts';
import { Popup } from './popup.ts';
import { box, give, made } from './style.ts';

/** A row of the list where the document gives no delegate. */
class Option extends ItemDelegate {
  override get $role(): string {
    return 'option';
  }
  override $aria(set: (name: string, value: string | boolean | null) => void): void {
    set('aria-selected', this.highlighted);
  }
}
defineType(Option, { name: 'ItemDelegate', creatable: false });

interface OptionRow extends Made {
  $index: number;
}
/** The model with its delegates, or with the style's own rows. */
export class Options implements InstanceModel {
  readonly #box: ComboBox;
  readonly rows: Delegates;
  readonly #made = new Set<OptionRow>();
  constructor(owner: ComboBox) {
    this.#box = owner;
    this.rows = new Delegates(owner);
  }
  get $length(): number {
    return this.rows.rowCount;
  }
  $object(index: number, init: (item: QmlObject, made: Made) => void): Made | null {
    const owner = this.#box;
    if (owner.delegate) {
      const made = this.rows.$object(index, init);
      if (made?.$item instanceof AbstractButton) owner.$adoptRow(made.$item, () => made.$index);
      return made;
    }
    const option = new Option();
    const row: OptionRow = { $index: index, $item: option };
    this.#made.add(row);
    option.$c = owner.$c;
    init(option, row);
    made(owner, option, {
      width: () => option.parent?.width ?? 0,
      text: () => owner.$textOf(row.$index),
      highlighted: () => owner.highlightedIndex === row.$index,
      hoverEnabled: () => owner.hoverEnabled,
    });
    owner.$adoptRow(option, () => row.$index);
    return row;
  }
  $release(made: Made): void {
    if (!this.#made.delete(made as OptionRow)) this.rows.$release(made);
    else if (made.$item instanceof Item) {
      made.$item.$setParentItem(null);
      made.$item.destroy();
    }
  }
  $value(index: number, role: string): unknown {
    return this.rows.$value(index, role);
  }
  $watch(listener: (change: ItemModelChange) => void): () => void {
    return this.rows.$watch((change) => {
      if (change.kind === 'insert' || change.kind === 'remove')
        for (const row of this.#made)
          if (row.$index >= change.index)
            row.$index += change.kind === 'insert' ? change.count : -change.count;
      listener(change);
    });
  }
}
export class Choices extends ListView {
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    element.role = 'listbox';
    element.ariaLabel = 'Choices';
    return element;
  }
}
defineType(Choices, { name: 'ListView', creatable: false });

/** The list, as the style has it. */
class ChoicesPopup extends Popup {
  override $styled(): undefined {
    return undefined;
  }
  override get $styledMargin(): number {
    return -1;
  }
  override get $flips(): boolean {
    return true;
  }
}
defineType(ChoicesPopup, { name: 'Popup', creatable: false });

/** The popup of a box whose document gives none. */
export function choicesPopup(owner: ComboBox): Popup {
  const popup = new ChoicesPopup();
  popup.$c = owner.$c;
  popup.$adopt(owner);
  popup.$begin();
  const { $item: item } = popup;
  const list = new Choices();
  made(item, list, {
    clip: true,
    model: owner.$options,
    implicitHeight: () => Math.max(0, list.contentHeight),
    currentIndex: () => owner.highlightedIndex,
    highlightMoveDuration: 0,
  });
  box(item, {
    z: 10,
    width: () => list.width,
    height: () => list.height,
    color: 'transparent',
    border: { color: () => owner.palette.mid },
  }).$setParentItem(list);
  give(popup, {
    y: () => owner.height,
    width: () => owner.width,
    contentItem: list,
    background: box(item, { color: () => owner.palette.window }),
    topMargin: 6,
    bottomMargin: 6,
    height: () => Math.min(list.implicitHeight, Math.max(0, topOf(owner as Item).height - 12)),
  });
  return popup;
}
