import { describe, expect, it } from 'vitest';
import {
  bezierProblem,
  defaultEasing,
  type EasingOptions,
  easingCurve,
  easingEnum,
} from '../../src/runtime/animation/easing.ts';
import { compareWithQt } from './qt-values.ts';

const PLACES = [
  0, 0.001, 0.1, 0.2, 0.3, 0.363, 0.364, 0.4, 0.499, 0.5, 0.501, 0.6, 0.7, 0.8, 0.9, 0.95, 0.999, 1,
];

function sample(type: number, set: Partial<EasingOptions> = {}, digits = 6): string {
  const curve = easingCurve({ ...defaultEasing, ...set, type });
  return PLACES.map((p) =>
    curve(p)
      .toFixed(digits)
      .replace(/^-(0\.0+)$/, '$1'),
  ).join(' ');
}

compareWithQt('easing', { Easing: easingEnum, sample });

describe('bezier curves', () => {
  it('says what is wrong with a list of points', () => {
    expect(bezierProblem([0.2, 0.6, 0.3, 0.4, 1, 1])).toBeNull();
    expect(bezierProblem([0.2, 0.6, 0.3, 0.4, 1])).toMatch(/six numbers/);
    expect(bezierProblem([0.2, 0.6, 0.3, 0.4, 1, 0.5])).toMatch(/end at 1, 1/);
  });
  it('limits progress to the curve', () => {
    const curve = easingCurve({ ...defaultEasing, type: easingEnum.InQuad! });
    expect([curve(-1), curve(2)]).toEqual([0, 1]);
  });
});
