// `IntValidator`, `DoubleValidator`, `RegularExpressionValidator`: what may be typed. Follows QIntValidator,
// QDoubleValidator and QRegularExpressionValidator.
import { defineType, QmlObject } from '../object/object.ts';
import { beginningsOf } from '../text/partial-match.ts';

/** Not a beginning of anything that fits; a beginning; fits. */
export const INVALID = 0;
export const INTERMEDIATE = 1;
export const ACCEPTABLE = 2;

export abstract class Validator extends QmlObject {
  abstract $validate(text: string): number;
}
const changed = (validator: Validator): void => validator.$emit('changed');

defineType(Validator, { name: 'Validator', cpp: 'QValidator', creatable: false, signals: { changed: {} } });

export class IntValidator extends Validator {
  declare bottom: number;
  declare top: number;
  $validate(text: string): number {
    const { bottom, top } = this;
    if (text === '') return INTERMEDIATE;
    if (text === '-') return bottom < 0 ? INTERMEDIATE : INVALID;
    if (text === '+') return top >= 0 ? INTERMEDIATE : INVALID;
    if (!/^[+-]?\d+$/.test(text) || (text[0] === '-' && bottom >= 0)) return INVALID;
    const value = Number(text);
    if (value >= bottom && value <= top) return ACCEPTABLE;
    if (value >= 0) return value > top && -value < bottom ? INVALID : INTERMEDIATE;
    return value < bottom ? INVALID : INTERMEDIATE;
  }
}
defineType(IntValidator, {
  name: 'IntValidator',
  properties: {
    bottom: { type: 'int', value: -2147483648, changed },
    top: { type: 'int', value: 2147483647, changed },
    locale: { type: 'string', notify: 'localeNameChanged' },
  },
});

const LARGEST = Number.MAX_VALUE;
export class DoubleValidator extends Validator {
  declare bottom: number;
  declare top: number;
  declare decimals: number;
  declare notation: number;
  $validate(text: string): number {
    const { bottom, top, decimals, notation } = this;
    if (text === '') return INTERMEDIATE;
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?)(\d*))?$/i.exec(text);
    if (!match || (/e/i.test(text) && (notation === 0 || !(match[2] || match[3])))) return INVALID;
    if (match[1] === '-' && bottom >= 0) return INVALID;
    if (match[1] === '+' && top < 0) return INVALID;
    if (decimals >= 0 && (match[3] ?? '').length > decimals) return INVALID;
    const value = Number(text);
    if (Number.isNaN(value)) return INTERMEDIATE;
    if (value >= bottom && value <= top) return ACCEPTABLE;
    if (notation === 0) {
      const most = Math.max(Math.abs(bottom), Math.abs(top));
      if (most < 1e18 && (match[2] ?? '').replace(/^0+/, '').length > String(Math.trunc(most)).length)
        return INVALID;
    }
    return INTERMEDIATE;
  }
}
defineType(DoubleValidator, {
  name: 'DoubleValidator',
  enums: { Notation: { StandardNotation: 0, ScientificNotation: 1 } },
  properties: {
    bottom: { type: 'real', value: -LARGEST, changed },
    top: { type: 'real', value: LARGEST, changed },
    decimals: { type: 'int', value: 1000, changed },
    notation: { type: 'enum:Notation', value: 1, changed },
    locale: { type: 'string', notify: 'localeNameChanged' },
  },
});

export class RegularExpressionValidator extends Validator {
  declare regularExpression: RegExp | undefined;
  $whole: RegExp | null = null;
  $start: RegExp | null = null;
  $validate(text: string): number {
    const { $whole: whole } = this;
    if (!whole || whole.test(text)) return ACCEPTABLE;
    const { $start: begin } = this;
    return !begin || begin.test(text) ? INTERMEDIATE : INVALID;
  }
}
defineType(RegularExpressionValidator, {
  name: 'RegularExpressionValidator',
  cpp: 'QRegularExpressionValidator',
  properties: {
    regularExpression: {
      type: 'var',
      changed(validator, expression: unknown) {
        validator.$whole = validator.$start = null;
        if (expression instanceof RegExp) {
          const flags = expression.flags.replace(/[gy]/g, '');
          validator.$whole = new RegExp(`^(?:${expression.source})$`, flags);
          validator.$start = beginningsOf(expression);
        }
        changed(validator);
      },
    },
  },
});
