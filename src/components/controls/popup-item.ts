// What is seen of a popup: a page in the window's overlay, which asks the popup how it looks.
import { defineType, GroupObject, type QmlObject } from '../../runtime/object/object.ts';
import { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { LOOK } from './control.ts';
import { Page } from './panes.ts';
import type { Popup } from './popup.ts';
import { box } from './style.ts';

/** What is seen of a popup. */
export class PopupItem extends Page {
  $popup: Popup = null as never;
  override get $paletteFrom(): QmlObject | null {
    return this.$popup.$anchor;
  }
  override get $role(): string | null {
    return this.$popup.$role;
  }
  override get $focusElement(): HTMLElement | null {
    return this.$element;
  }
  get $fence(): boolean {
    return this.$popup.modal;
  }
  override $styled(name: string): number | undefined {
    return this.$popup.$styled(name);
  }
  override $makePart(name: string): Item | null {
    return this.$popup.$makePart(name, () => super.$makePart(name));
  }
  override $makeBackground(): Item | null {
    return box(this, { color: () => this.palette.window, border: { color: () => this.palette.dark } });
  }
  override $implicit(width: number, height: number): [number, number] {
    return this.$popup.$implicit(...super.$implicit(width, height));
  }
  override $contentSide(side: 'Width' | 'Height'): number {
    return this.$popup.$contentSide(side) ?? super.$contentSide(side);
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.$popup.$sized(oldWidth, oldHeight);
  }
  override $arranged(): void {
    super.$arranged();
    this.$popup.$arranged();
    if (this.$popup.$open) this.$engine.callLater(this.#place, []);
  }
  readonly #place = (): void => {
    if (!this.$dead && this.$popup.$open) this.$popup.$position();
  };
  $keyPressed(event: KeyEvent): void {
    this.$popup.$key(event);
  }
  override $firstStyle(): string {
    return 'pointer-events:auto;';
  }
  override $aria(set: (name: string, value: string | boolean | null) => void): void {
    this.$popup.$aria(set);
  }
  $relook(): void {
    this.$mark(LOOK);
  }
}
defineType(PopupItem, { name: 'PopupItem', creatable: false });

/** `anchors.centerIn` is all that a popup has of anchors. */
export class PopupAnchors extends GroupObject<Popup> {
  declare centerIn: Item | null;
}
defineType(PopupAnchors, {
  name: 'PopupAnchors',
  creatable: false,
  properties: {
    centerIn: {
      type: () => Item,
      changed: ({ $owner: popup }) => popup.$position(),
      reset: (anchors) => anchors.$set('centerIn', null),
    },
  },
});
