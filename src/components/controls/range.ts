// What sliders, dials, progress bars and their like have in common: a value between `from` and `to`, and where
// it stands between them. Follows https://doc.qt.io/qt-6/qml-qtquick-controls-slider.html.
import type { PropertyOptions } from '../../runtime/object/object.ts';
import { Control, LOOK } from './control.ts';

export const near = (a: number, b: number): boolean =>
  Math.abs(a - b) * 1e12 <= Math.min(Math.abs(a), Math.abs(b)) || a === b;
export const snapped = (position: number, stepSize: number, from: number, to: number): number => {
  const step = stepSize / (to - from);
  return step && Number.isFinite(step) ? Math.round(position / step) * step : position;
};

export abstract class Range extends Control {
  declare from: number;
  declare to: number;
  declare value: number;
  declare readonly position: number;
  $value = 0;
  $position = 0;

  $bound(value: number): number {
    const { from, to } = this;
    return Math.max(Math.min(from, to), Math.min(Math.max(from, to), value));
  }
  $setValue(given: number): void {
    const value = this.$complete_ ? this.$bound(given) : given;
    if (value === this.$value || Number.isNaN(value)) return;
    this.$value = value;
    this.$updatePosition();
    this.$emit('valueChanged');
    this.$mark(LOOK);
  }
  $updatePosition(): void {
    const { from, to } = this;
    this.$setPosition(to === from ? 0 : (this.$value - from) / (to - from));
  }
  $setPosition(given: number): void {
    const position = Math.max(0, Math.min(1, given));
    if (position === this.$position) return;
    this.$position = position;
    this.$emit('positionChanged');
    if (this.$meta.signals.visualPositionChanged) this.$emit('visualPositionChanged');
  }
  valueAt(position: number): number {
    return this.from + (this.to - this.from) * position;
  }
  $limits(): void {
    if (!this.$complete_) return;
    this.$setValue(this.$value);
    this.$updatePosition();
    this.$mark(LOOK);
  }
  override $complete(): void {
    super.$complete();
    this.$setValue(this.$value);
    this.$updatePosition();
  }
  override $aria(set: (name: string, value: string | number | null) => void): void {
    set('aria-valuemin', Math.min(this.from, this.to));
    set('aria-valuemax', Math.max(this.from, this.to));
    set('aria-valuenow', this.$value);
    set('aria-label', this.objectName || this.$meta.name);
  }
}
export const rangeProperties = <T extends Range>(to = 1): Record<string, PropertyOptions<T>> => ({
  from: { type: 'real', changed: (item) => item.$limits() },
  to: { type: 'real', value: to, changed: (item) => item.$limits() },
  value: { type: 'real', get: (item) => item.$value, set: (item, value: number) => item.$setValue(value) },
  position: { type: 'real', readonly: true, get: (item) => item.$position },
});
