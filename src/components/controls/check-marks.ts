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

export interface CheckMark extends AbstractButton {
  tristate: boolean;
  checkState: number;
  nextCheckState: unknown;
}
export function checkBox(button: CheckMark, at: At): Item {
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
export function nextState(button: CheckMark): void {
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
/** Brings the state to what `checked` says. */
export function followChecked(button: CheckMark, checked: boolean): void {
  if (checked !== (button.checkState === 2)) button.$set('checkState', checked ? 2 : 0);
}
export const checkAria = (button: CheckMark): string | boolean =>
  button.checkState === 1 ? 'mixed' : button.checked;

export function radioMark(button: AbstractButton, at: At): Item {
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

export interface SwitchMark extends AbstractButton {
  position: number;
  readonly visualPosition: number;
  $dragged: boolean;
}
class Thumb extends Rectangle {
  override $firstStyle(): string {
    return `${super.$firstStyle()}transition:left .12s;`;
  }
}
export function switchMark(button: SwitchMark, at: At): Item {
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
/** The thumb goes with the pointer once it has gone far enough. */
export function dragSwitch(button: SwitchMark, at: Pointer, from: number): void {
  const { indicator } = button.$parts;
  if (!indicator?.$width) return;
  if (Math.abs(at.x - from) > THRESHOLD) button.$dragged = true;
  if (button.$dragged) button.position = (at.x - indicator.$x_) / indicator.$width;
}
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
