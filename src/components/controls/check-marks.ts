// The marks of check boxes, radio buttons and switches in the Basic style, and what those have in common:
// the buttons and the rows of views use the same.
import type { PropertyOptions } from '../../runtime/object/object.ts';
import type { Item } from '../quick/item.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Rectangle } from '../quick/rectangle.ts';
import type { AbstractButton } from './abstract-button.ts';
import { computed, LOOK } from './control.ts';
import { box, give, type Look, made } from './style.ts';

/** A shape of one colour, cut out by a polygon in percent. */
export class Polygon extends Rectangle {
  $points = '';
  override $firstStyle(): string {
    return `${super.$firstStyle()}clip-path:polygon(${this.$points});`;
  }
}
export function polygon(owner: Item, points: string, look: Look): Polygon {
  const shape = new Polygon();
  shape.$points = points
    .split(' ')
    .map((point) => `${point.replace(',', '% ')}%`)
    .join();
  return made(owner, shape, look);
}
export const CHECK = '6,52 18,40 40,62 82,18 94,30 40,86';

type At = (mark: Item) => number;
/** A kind of button that says where its mark goes: the buttons of a page, or the rows of views. */
interface Marked extends AbstractButton {
  readonly $markAt: At;
}
type MarkedClass = (abstract new () => Marked) & Pick<typeof AbstractButton, keyof typeof AbstractButton>;
/** At the side of the text, or in the middle where there is none. */
export const markAt =
  (button: AbstractButton): At =>
  (mark) =>
    button.text ? button.leftPadding : button.leftPadding + (button.availableWidth - mark.width) / 2;
const middle = (button: AbstractButton, mark: Item): number =>
  button.topPadding + (button.availableHeight - mark.height) / 2;
const frame = (button: AbstractButton): Look => ({
  color: () => (button.down ? button.palette.light : button.palette.base),
  border: {
    width: () => (button.visualFocus ? 2 : 1),
    color: () => (button.visualFocus ? button.palette.highlight : button.palette.mid),
  },
});
const placed = (button: AbstractButton, mark: Rectangle, at: At): Rectangle => {
  give(mark, { x: () => at(mark), y: () => middle(button, mark) });
  return mark;
};

interface CheckMark extends AbstractButton {
  tristate: boolean;
  checkState: number;
  nextCheckState: unknown;
}
function checkBox(button: CheckMark, at: At): Item {
  const mark = box(
    button,
    { implicitWidth: 28, implicitHeight: 28, ...frame(button) },
    polygon(button, CHECK, {
      x: 4,
      y: 4,
      width: 20,
      height: 20,
      color: () => button.palette.text,
      visible: () => button.checkState === 2,
    }),
    box(button, {
      x: 6,
      y: 12.5,
      width: 16,
      height: 3,
      color: () => button.palette.text,
      visible: () => button.checkState === 1,
    }),
  );
  return placed(button, mark, at);
}
/** What a click makes of the state. */
function nextState(button: CheckMark): void {
  const { nextCheckState: next, tristate, checkState } = button;
  if (typeof next === 'function') button.checkState = Number(next.call(button)) | 0;
  else if (tristate) button.checkState = (checkState + 1) % 3;
  else if (button.checkable && !(button.checked && button.$checkedOne() === button))
    button.$toggle(!button.checked);
}
export const CHECK_PROPERTIES: Record<string, PropertyOptions<CheckMark>> = {
  tristate: { type: 'bool' },
  checkState: {
    type: 'int',
    set(item, state: number) {
      const slot = item.$meta.properties.checkState!.slot;
      if (item.$v[slot] === state) return;
      item.$v[slot] = state;
      item.$emit('checkStateChanged');
      if (item.checked !== (state === 2)) item.$set('checked', state === 2);
      item.$mark(LOOK);
    },
  },
  nextCheckState: { type: 'var' },
};
/** A check box of that kind. */
export function checking(Kind: MarkedClass) {
  abstract class Checking extends Kind implements CheckMark {
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
      // The state follows what `checked` says.
      if (checked !== (this.checkState === 2)) this.$set('checkState', checked ? 2 : 0);
    }
    override $aria(set: (name: string, value: string | number | boolean | null) => void): void {
      super.$aria(set);
      set('aria-checked', this.checkState === 1 ? 'mixed' : this.checked);
    }
  }
  return Checking;
}

function radioMark(button: AbstractButton, at: At): Item {
  const mark = box(
    button,
    { implicitWidth: 28, implicitHeight: 28, radius: 14, ...frame(button) },
    box(button, {
      x: 4,
      y: 4,
      width: 20,
      height: 20,
      radius: 10,
      color: () => button.palette.text,
      visible: () => button.checked,
    }),
  );
  return placed(button, mark, at);
}

/** A radio button of that kind. */
export function choosing(Kind: MarkedClass) {
  abstract class Choosing extends Kind {
    override get $role(): string {
      return 'radio';
    }
    override $makeIndicator(): Item {
      return radioMark(this, this.$markAt);
    }
  }
  return Choosing;
}

interface SwitchMark extends AbstractButton {
  position: number;
  readonly visualPosition: number;
}
class Thumb extends Rectangle {
  override $firstStyle(): string {
    return `${super.$firstStyle()}transition:left .12s;`;
  }
}
function switchMark(button: SwitchMark, at: At): Item {
  const track = box(button, {
    y: 6,
    width: 56,
    height: 16,
    radius: 8,
    color: () => (button.checked ? button.palette.dark : button.palette.midlight),
  });
  const thumb = made(button, new Thumb(), {
    x: () => Math.max(0, Math.min(28, button.visualPosition * 56 - 14)),
    width: 28,
    height: 28,
    radius: 16,
    color: () => (button.down ? button.palette.light : button.palette.window),
    border: {
      width: () => (button.visualFocus ? 2 : 1),
      color: () =>
        button.visualFocus
          ? button.palette.highlight
          : button.enabled
            ? button.palette.mid
            : button.palette.midlight,
    },
  });
  const mark = box(button, { implicitWidth: 56, implicitHeight: 28, color: 'transparent' }, track, thumb);
  return placed(button, mark, at);
}
const THRESHOLD = 10;
export const SWITCH_PROPERTIES: Record<string, PropertyOptions<SwitchMark>> = {
  position: {
    type: 'real',
    set(item, value: number) {
      const position = Math.max(0, Math.min(1, value));
      const slot = item.$meta.properties.position!.slot;
      if (item.$v[slot] === position) return;
      item.$v[slot] = position;
      item.$emit('positionChanged');
      item.$emit('visualPositionChanged');
    },
  },
  visualPosition: computed<SwitchMark>((item) => item.position),
};
/** A switch of that kind: its thumb goes with the pointer once that has gone far enough. */
export function switching(Kind: MarkedClass) {
  abstract class Switching extends Kind implements SwitchMark {
    declare position: number;
    declare readonly visualPosition: number;
    $dragged = false;
    $from = 0;
    override get $role(): string {
      return 'switch';
    }
    override $makeIndicator(): Item {
      return switchMark(this, this.$markAt);
    }
    override $press(at: Pointer): boolean {
      this.$dragged = false;
      this.$from = at.x;
      return super.$press(at);
    }
    override $move(at: Pointer): void {
      super.$move(at);
      const { indicator } = this.$parts;
      if (indicator?.$width) {
        if (Math.abs(at.x - this.$from) > THRESHOLD) this.$dragged = true;
        if (this.$dragged) this.position = (at.x - indicator.$x_) / indicator.$width;
      }
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
  return Switching;
}
