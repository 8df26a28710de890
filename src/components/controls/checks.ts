// `CheckBox`, `RadioButton` and `Switch` in the Basic style: a mark and a text beside it.
// Follows https://doc.qt.io/qt-6/qml-qtquick-controls-checkbox.html and its kin.
import { defineType } from '../../runtime/object/object.ts';
import type { Item } from '../quick/item.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Text } from '../quick/text.ts';
import { AbstractButton } from './abstract-button.ts';
import {
  CHECK_PROPERTIES,
  type CheckMark,
  checkAria,
  checkBox,
  dragSwitch,
  followChecked,
  markAt,
  nextState,
  radioMark,
  SWITCH_PROPERTIES,
  type SwitchMark,
  switchMark,
} from './check-marks.ts';
import { initially } from './control.ts';
import { made } from './style.ts';

class CheckLabel extends Text {}
defineType(CheckLabel, { name: 'CheckLabel', creatable: false });

abstract class MarkedButton extends AbstractButton {
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
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

export class CheckBox extends MarkedButton implements CheckMark {
  declare tristate: boolean;
  declare checkState: number;
  declare nextCheckState: unknown;
  override get $role(): string {
    return 'checkbox';
  }
  override $makeIndicator(): Item {
    return checkBox(this, markAt(this));
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
defineType(CheckBox, { name: 'CheckBox', properties: CHECK_PROPERTIES as never });
initially(CheckBox, { spacing: 6, checkable: true });

export class RadioButton extends MarkedButton {
  override get $role(): string {
    return 'radio';
  }
  override $makeIndicator(): Item {
    return radioMark(this, markAt(this));
  }
}
defineType(RadioButton, { name: 'RadioButton' });
initially(RadioButton, { spacing: 6, checkable: true, autoExclusive: true });

export class Switch extends MarkedButton implements SwitchMark {
  declare position: number;
  declare readonly visualPosition: number;
  $dragged = false;
  #from = 0;
  override get $role(): string {
    return 'switch';
  }
  override $makeIndicator(): Item {
    return switchMark(this, markAt(this));
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
    this.$dragged = false;
    this.position = this.checked ? 1 : 0;
  }
  override $checkedChanged(checked: boolean): void {
    super.$checkedChanged(checked);
    this.position = checked ? 1 : 0;
  }
}
defineType(Switch, { name: 'Switch', properties: SWITCH_PROPERTIES as never });
initially(Switch, { spacing: 6, checkable: true });
