// `CheckBox`, `RadioButton` and `Switch` in the Basic style: a mark and a text beside it.
// Follows https://doc.qt.io/qt-6/qml-qtquick-controls-checkbox.html and its kin.
import { defineType } from '../../runtime/object/object.ts';
import type { Item } from '../quick/item.ts';
import { Text } from '../quick/text.ts';
import { AbstractButton } from './abstract-button.ts';
import { CHECK_PROPERTIES, checking, choosing, markAt, SWITCH_PROPERTIES, switching } from './check-marks.ts';
import { initially } from './control.ts';
import { made } from './style.ts';

class CheckLabel extends Text {}
defineType(CheckLabel, { name: 'CheckLabel', creatable: false });

abstract class MarkedButton extends AbstractButton {
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  get $markAt(): (mark: Item) => number {
    return markAt(this);
  }
  override $makeContent(): Item {
    return made(this, new CheckLabel(), {
      leftPadding: () => (this.indicator ? this.indicator.width + this.spacing : 0),
      text: () => this.text,
      font: () => this.font,
      color: () => this.palette.windowText,
      elide: 1,
      horizontalAlignment: 1,
      verticalAlignment: 128,
    });
  }
}

export class CheckBox extends checking(MarkedButton) {}
defineType(CheckBox, { name: 'CheckBox', properties: CHECK_PROPERTIES as never });
initially(CheckBox, { spacing: 6, checkable: true });

export class RadioButton extends choosing(MarkedButton) {}
defineType(RadioButton, { name: 'RadioButton' });
initially(RadioButton, { spacing: 6, checkable: true, autoExclusive: true });

export class Switch extends switching(MarkedButton) {}
defineType(Switch, { name: 'Switch', properties: SWITCH_PROPERTIES as never });
initially(Switch, { spacing: 6, checkable: true });
