// `DelayButton`: a button that has to be held. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-delaybutton.html.
import { defineType } from '../../runtime/object/object.ts';
import { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { AbstractButton } from './abstract-button.ts';
import { initially } from './control.ts';
import { SPACE } from './key-codes.ts';
import { blend, box, label, made } from './style.ts';

export class DelayButton extends AbstractButton {
  declare delay: number;
  declare progress: number;
  #stop: (() => void) | null = null;
  override $styled(name: string): number | undefined {
    if (name === 'padding') return 6;
    return name === 'horizontalPadding' ? this.$pad('padding') + 2 : undefined;
  }
  override $makeBackground(): Item {
    const face = (part: 'button' | 'dark') => () =>
      blend(this.palette[part], this.palette.mid, this.down ? 0.5 : 0);
    const done = box(this, {
      x: () => (this.visualFocus ? 2 : 0),
      y: () => (this.visualFocus ? 2 : 0),
      width: () => Math.max(0, this.progress * this.width - (this.visualFocus ? 4 : 0)),
      height: () => this.height - (this.visualFocus ? 4 : 0),
      color: face('dark'),
    });
    return box(
      this,
      {
        implicitWidth: 100,
        implicitHeight: 40,
        color: face('button'),
        border: { color: () => this.palette.highlight, width: () => (this.visualFocus ? 2 : 0) },
      },
      done,
    );
  }
  /** The text twice: dark where the bar is not yet, bright where it is. */
  override $makeContent(): Item {
    const content = new Item();
    const text = (color: 'buttonText' | 'brightText') =>
      label(this, {
        text: () => this.text,
        font: () => this.font,
        color: () => this.palette[color],
        width: () => this.availableWidth,
        height: () => this.availableHeight,
        horizontalAlignment: 4,
        verticalAlignment: 128,
        elide: 1,
      });
    const below = text('buttonText');
    const above = text('brightText');
    const clip = made(
      this,
      new Item(),
      {
        clip: true,
        width: () => Math.max(0, this.progress * this.width - this.leftPadding),
        height: () => this.availableHeight,
        visible: () => this.progress > 0,
      },
      above,
    );
    return made(
      this,
      content,
      { implicitWidth: () => below.implicitWidth, implicitHeight: () => below.implicitHeight },
      below,
      clip,
    );
  }
  override get $nameHidden(): boolean {
    return true;
  }
  #go(to: number, ms: number, done: () => void): void {
    this.#stop?.();
    const { host } = this.$engine;
    const from = this.progress;
    const began = host.now();
    let stopped = false;
    this.#stop = () => {
      stopped = true;
    };
    const step = (): void => {
      if (stopped || this.$dead) return;
      const part = ms > 0 ? Math.min(1, (host.now() - began) / ms) : 1;
      this.$set('progress', from + (to - from) * part);
      if (part < 1) host.requestFrame(step);
      else done();
    };
    step();
  }
  override $hold(at: { x: number; y: number }): void {
    super.$hold(at);
    if (this.checked) return;
    this.#go(1, this.delay * (1 - this.progress), () => {
      this.checked = true;
      this.$emit('activated');
    });
  }
  /** Being held checks it; a click takes that back. */
  override $nextCheckState(): void {
    if (this.progress >= 1) this.$toggle(this.#wasChecked ? false : this.checked);
    this.#settle();
  }
  #wasChecked = false;
  override $setPressed(pressed: boolean): void {
    if (pressed && !this.$pressed) this.#wasChecked = this.checked;
    super.$setPressed(pressed);
    if (!pressed) this.#settle();
  }
  #settle(): void {
    if (this.checked) {
      this.#stop?.();
      this.$set('progress', 1);
    } else if (this.progress > 0) this.#go(0, 0.3 * this.delay * this.progress, () => {});
  }
  override $checkedChanged(checked: boolean): void {
    super.$checkedChanged(checked);
    if (!this.$pressed) this.$set('progress', checked ? 1 : 0);
  }
  override $click(): void {
    // By assistive technology, which cannot hold.
    this.checked = !this.checked;
    if (this.checked) this.$emit('activated');
    this.$clicked();
  }
  override $keyReleased(event: KeyEvent): void {
    super.$keyReleased(event);
    if (event.key === SPACE) this.#settle();
  }
  override $destroyed(): void {
    this.#stop?.();
    super.$destroyed();
  }
}
defineType(DelayButton, {
  name: 'DelayButton',
  properties: {
    delay: { type: 'int', value: 300 },
    progress: 'real',
  },
  signals: { activated: {} },
  missing: ['transition'],
});
initially(DelayButton, { checkable: true });
