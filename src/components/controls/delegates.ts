// `ItemDelegate` and its kin: rows of views. Follows https://doc.qt.io/qt-6/qml-qtquick-controls-itemdelegate.html.
// A row may hold buttons of its own, so it is no button of the page, but has the role of one.
import { defineType } from '../../runtime/object/object.ts';
import type { Color } from '../../runtime/object/value-types.ts';
import type { Item } from '../quick/item.ts';
import { AbstractButton } from './abstract-button.ts';
import { CHECK_PROPERTIES, checking, choosing, SWITCH_PROPERTIES, switching } from './check-marks.ts';
import { initially } from './control.ts';
import { iconLabel, makeRoom } from './icon.ts';
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
    return iconLabel(this, {
      horizontalAlignment: () => (this.display === 0 || this.display === 3 ? 4 : 1),
      color: () => (this.highlighted && this.$lit ? this.palette.highlightedText : this.palette.text),
    });
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
  override $arrange(): void {
    const { contentItem, indicator } = this.$parts;
    makeRoom(contentItem, 0, (indicator?.$width ?? 0) + this.spacing);
    super.$arrange();
  }
  get $markAt(): (mark: Item) => number {
    return (mark) => this.width - mark.width - this.rightPadding;
  }
}

export class CheckDelegate extends checking(MarkedDelegate) {}
defineType(CheckDelegate, { name: 'CheckDelegate', properties: CHECK_PROPERTIES as never });
initially(CheckDelegate, { spacing: 12, checkable: true });

export class RadioDelegate extends choosing(MarkedDelegate) {}
defineType(RadioDelegate, { name: 'RadioDelegate' });
initially(RadioDelegate, { spacing: 12, checkable: true, autoExclusive: true });

export class SwitchDelegate extends switching(MarkedDelegate) {}
defineType(SwitchDelegate, { name: 'SwitchDelegate', properties: SWITCH_PROPERTIES as never });
initially(SwitchDelegate, { spacing: 12, checkable: true });
