// `TextInput.inputMask`: which character may stand where. Follows
// https://doc.qt.io/qt-6/qml-qtquick-textinput.html#inputMask-prop.
// Always holds: the shown text has the mask's length, with `blank` where nothing was typed.

const LETTER = /^\p{L}$/u;
const CLASSES: Record<string, RegExp> = {
  A: LETTER,
  N: /^[\p{L}\p{N}]$/u,
  X: /^[^\p{C}]$/u,
  9: /^\p{Nd}$/u,
  D: /^[1-9]$/,
  H: /^[\da-f]$/i,
  B: /^[01]$/,
};
/** Those in which nothing may be typed too. */
const OPTIONAL: Record<string, RegExp> = {
  a: CLASSES.A!,
  n: CLASSES.N!,
  x: CLASSES.X!,
  0: CLASSES[9]!,
  d: CLASSES.D!,
  '#': /^[\p{Nd}+-]$/u,
  h: CLASSES.H!,
  b: CLASSES.B!,
};

interface Slot {
  char: string;
  separator: boolean;
  fold: 0 | 1 | 2;
}

export class InputMask {
  readonly blank: string;
  private readonly slots: Slot[] = [];
  constructor(source: string) {
    const semicolon = source.indexOf(';');
    const mask = semicolon < 0 ? source : source.slice(0, semicolon);
    this.blank = semicolon >= 0 && source.length > semicolon + 1 ? source[semicolon + 1]! : ' ';
    let fold: Slot['fold'] = 0;
    let escaped = false;
    for (const char of mask) {
      if (!escaped && char === '\\') escaped = true;
      else if (!escaped && '<>!'.includes(char)) fold = char === '>' ? 1 : char === '<' ? 2 : 0;
      else if (!escaped && '[]{}'.includes(char)) continue;
      else {
        this.slots.push({ char, separator: escaped || !(char in CLASSES || char in OPTIONAL), fold });
        escaped = false;
      }
    }
  }
  get length(): number {
    return this.slots.length;
  }
  private fits(char: string, { char: kind }: Slot): boolean {
    const needed = CLASSES[kind];
    if (needed) return char !== this.blank && needed.test(char);
    return char === this.blank || OPTIONAL[kind]!.test(char);
  }
  private find(from: number, separator: boolean, char: string): number {
    for (let i = from; i < this.slots.length; i++) {
      const slot = this.slots[i]!;
      if (slot.separator === separator && (separator ? slot.char === char : this.fits(char, slot))) return i;
    }
    return -1;
  }
  /** The mask with nothing typed, from `from` for `count` characters. */
  clear(from = 0, count = this.length): string {
    return this.slots
      .slice(from, from + count)
      .map(({ char, separator }) => (separator ? char : this.blank))
      .join('');
  }
  /** What typing `text` at `from` puts there; `shown` is what is there now. */
  fill(from: number, text: string, shown = this.clear()): string {
    let out = '';
    let at = 0;
    for (let i = from; i < this.slots.length && at < text.length; ) {
      const slot = this.slots[i]!;
      const char = text[at]!;
      if (slot.separator) {
        out += slot.char;
        if (char === slot.char) at++;
        i++;
        continue;
      }
      let place = this.fits(char, slot) ? i : -1;
      if (place < 0) {
        const separator = this.find(i, true, char);
        if (separator >= 0) {
          const before = this.slots[i - 1];
          if (text.length !== 1 || !before?.separator || before.char !== char) {
            out += shown.slice(i, separator + 1);
            i = separator + 1;
          }
        } else place = this.find(i, false, char);
      }
      if (place >= 0) {
        const { fold } = this.slots[place]!;
        out +=
          shown.slice(i, place) + (fold === 1 ? char.toUpperCase() : fold === 2 ? char.toLowerCase() : char);
        i = place + 1;
      }
      at++;
    }
    return out;
  }
  /** The whole of a text in the mask. */
  show(text: string): string {
    const filled = this.fill(0, text);
    return filled + this.clear(filled.length);
  }
  /** What `text` of the property is: without blanks. */
  strip(shown: string): string {
    return [...shown].filter((char, i) => this.slots[i]?.separator || char !== this.blank).join('');
  }
  /** The next place to type in, from `from`. */
  next(from: number): number {
    let at = from;
    while (at < this.slots.length && this.slots[at]!.separator) at++;
    return at;
  }
  /** The place to type in at `from`, or the last one before. */
  previous(from: number): number {
    let at = from;
    while (at > 0 && this.slots[at]?.separator) at--;
    return at;
  }
  accepts(shown: string): boolean {
    return (
      shown.length === this.slots.length &&
      this.slots.every((slot, i) => (slot.separator ? shown[i] === slot.char : this.fits(shown[i]!, slot)))
    );
  }
}
