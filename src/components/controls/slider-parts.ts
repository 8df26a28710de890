// What `Slider` and `RangeSlider` in the Basic style have in common: the groove and the handles, how large they
// make the control, which way it lies, and where a place on it stands.
import type { PropertyOptions } from '../../runtime/object/object.ts';
import type { Item } from '../quick/item.ts';
import { type Control, LOOK } from './control.ts';
import { box } from './style.ts';

export const SNAP = { SnapMode: { NoSnap: 0, SnapAlways: 1, SnapOnRelease: 2 } };

/** Where a place on a slider stands between its ends. */
export function positionAt(
  control: Control,
  handle: Item | null,
  across: boolean,
  x: number,
  y: number,
): number {
  const size = handle ? (across ? handle.$width : handle.$height) : 0;
  const extent = (across ? control.availableWidth : control.availableHeight) - size;
  if (!extent) return 0;
  return across
    ? (x - control.leftPadding - size / 2) / extent
    : (control.$height - y - control.bottomPadding - size / 2) / extent;
}
export interface WithHandle extends Control {
  readonly horizontal: boolean;
}
/** The groove, and what is in it. */
export function sliderGroove(control: WithHandle, bar: Item): Item {
  return box(
    control,
    {
      implicitWidth: () => (control.horizontal ? 200 : 6),
      implicitHeight: () => (control.horizontal ? 6 : 200),
      x: () => control.leftPadding + (control.horizontal ? 0 : (control.availableWidth - 6) / 2),
      y: () => control.topPadding + (control.horizontal ? (control.availableHeight - 6) / 2 : 0),
      width: () => (control.horizontal ? control.availableWidth : 6),
      height: () => (control.horizontal ? 6 : control.availableHeight),
      radius: 3,
      color: () => control.palette.midlight,
    },
    bar,
  );
}
/** As large as the groove, or the largest of the handles with the padding around it. */
export function sliderSize(control: Control, ...handles: (Item | null | undefined)[]): [number, number] {
  const { background } = control.$parts;
  const side = (size: 'implicitWidth' | 'implicitHeight', before: string, after: string): number =>
    Math.max(
      background?.[size] ?? 0,
      Math.max(...handles.map((handle) => handle?.[size] ?? 0)) + control.$pad(before) + control.$pad(after),
    );
  return [
    side('implicitWidth', 'leftPadding', 'rightPadding'),
    side('implicitHeight', 'topPadding', 'bottomPadding'),
  ];
}
export function sliderHandle(control: WithHandle, at: () => number, pressed: () => boolean): Item {
  return box(control, {
    implicitWidth: 28,
    implicitHeight: 28,
    radius: 14,
    x: () => control.leftPadding + (control.availableWidth - 28) * (control.horizontal ? at() : 0.5),
    y: () => control.topPadding + (control.availableHeight - 28) * (control.horizontal ? 0.5 : at()),
    color: () => (pressed() ? control.palette.light : control.palette.window),
    border: {
      width: () => (control.visualFocus ? 2 : 1),
      color: () =>
        control.visualFocus
          ? control.palette.highlight
          : control.enabled
            ? control.palette.mid
            : control.palette.midlight,
    },
  });
}
export const orientationProperties = <T extends Control & { orientation: number }>(
  value = 1,
): Record<string, PropertyOptions<T>> => ({
  orientation: {
    type: 'int',
    value,
    changed(item) {
      item.$repad(() => {});
      item.$mark(LOOK);
      if (item.$meta.signals.visualPositionChanged) item.$emit('visualPositionChanged');
    },
  },
  horizontal: {
    type: 'bool',
    readonly: true,
    notify: 'orientationChanged',
    get: (item) => item.orientation === 1,
  },
  vertical: {
    type: 'bool',
    readonly: true,
    notify: 'orientationChanged',
    get: (item) => item.orientation === 2,
  },
});
