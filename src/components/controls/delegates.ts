// `ItemDelegate` and its kin: rows of views. Follows https://doc.qt.io/qt-6/qml-qtquick-controls-itemdelegate.html.
// A row may hold buttons of its own, so it is no button of the page, but has the role of one.
import { defineType } from '../../runtime/object/object.ts';
import type { Color } from '../../runtime/object/value-types.ts';
import type { Item } from '../quick/item.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { AbstractButton } from './abstract-button.ts';
import {
  CHECK_PROPERTIES,
  type CheckMark,
  checkAria,
  checkBox,
  dragSwitch,
  followChecked,
  nextState,
  radioMark,
  SWITCH_PROPERTIES,
  type SwitchMark,
  switchMark,
} from './check-marks.ts';
import { initially } from './control.ts';
import { type IconLabel, iconLabel } from './icon.ts';
import { blend, box } from './style.ts';

export class ItemDelegate extends AbstractButton {
  declare highlighted: boolean;
  override get $native(): boolean {
    return false;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 12 : undefined;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 100,
      implicitHeight: 40,
      visible: () => this.down || this.highlighted || this.visualFocus,
      color: () =>
        blend(
          this.down ? this.palette.midlight : this.palette.light,
          this.palette.highlight,
          this.visualFocus ? 0.15 : 0,
        ),
    });
  }
  override $makeContent(): Item {
    const label = iconLabel(this, {
      horizontalAlignment: () => (this.display === 0 || this.display === 3 ? 4 : 1),
      color: () => (this.highlighted && this.$lit ? this.palette.highlightedText : this.palette.text),
    });
    return label;
  }
  get $lit(): boolean {
    return true;
  }
  get $iconSize(): number {
    return 24;
  }
  $iconColor(): Color {
    return this.palette.text;
  }
}
defineType(ItemDelegate, { name: 'ItemDelegate', properties: { highlighted: 'bool' } });
initially(ItemDelegate, { focusPolicy: 0, spacing: 8 });

/** A row with a mark at its end. */
abstract class MarkedDelegate extends ItemDelegate {
  override get $lit(): boolean {
    return false;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 100,
      implicitHeight: 40,
      visible: () => this.down || this.highlighted,
      color: () => (this.down ? this.palette.midlight : this.palette.light),
    });
  }
  override $makeContent(): Item {
    const label = super.$makeContent() as IconLabel;
    label.$after = 0;
    return label;
  }
  override $arrange(): void {
    const { contentItem, indicator } = this.$parts;
    if (contentItem && '$after' in contentItem) {
      const after = (indicator?.$width ?? 0) + this.spacing;
      const label = contentItem as IconLabel;
      if (label.$after !== after) {
        label.$after = after;
        label.$refresh();
      }
    }
    super.$arrange();
  }
  get $markAt(): (mark: Item) => number {
    return (mark) => this.width - mark.width - this.rightPadding;
  }
}

export class CheckDelegate extends MarkedDelegate implements CheckMark {
  declare tristate: boolean;
  declare checkState: number;
  declare nextCheckState: unknown;
  override get $role(): string {
    return 'checkbox';
  }
  override $makeIndicator(): Item {
    return checkBox(this, this.$markAt);
  }
  override $nextCheckState(): void {
    nextState(this);
  }
  override $checkedChanged(checked: boolean): void {
    super.$checkedChanged(checked);
    followChecked(this, checked);
  }
  override $aria(set: (name: string, value: string | number | boolean | null) => void): void {
    super.$aria(set);
    set('aria-checked', checkAria(this));
  }
}
defineType(CheckDelegate, { name: 'CheckDelegate', properties: CHECK_PROPERTIES as never });
initially(CheckDelegate, { spacing: 12, checkable: true });

export class RadioDelegate extends MarkedDelegate {
  override get $role(): string {
    return 'radio';
  }
  override $makeIndicator(): Item {
    return radioMark(this, this.$markAt);
  }
}
defineType(RadioDelegate, { name: 'RadioDelegate' });
initially(RadioDelegate, { spacing: 12, checkable: true, autoExclusive: true });

export class SwitchDelegate extends MarkedDelegate implements SwitchMark {
  declare position: number;
  declare readonly visualPosition: number;
  $dragged = false;
  #from = 0;
  override get $role(): string {
    return 'switch';
  }
  override $press(at: Pointer): boolean {
    this.$dragged = false;
    this.#from = at.x;
    return super.$press(at);
  }
  override $move(at: Pointer): void {
    super.$move(at);
    dragSwitch(this, at, this.#from);
    if (this.$dragged) this.$setPressed(true);
  }
  override $nextCheckState(): void {
    if (this.$dragged) this.$toggle(this.position > 0.5);
    else super.$nextCheckState();
    this.position = this.checked ? 1 : 0;
  }
  override $makeIndicator(): Item {
    return switchMark(this, this.$markAt);
  }
  override $checkedChanged(checked: boolean): void {
    super.$checkedChanged(checked);
    this.position = checked ? 1 : 0;
  }
}
defineType(SwitchDelegate, { name: 'SwitchDelegate', properties: SWITCH_PROPERTIES as never });
initially(SwitchDelegate, { spacing: 12, checkable: true });
