// `Button` and its kin in the Basic style: https://doc.qt.io/qt-6/qtquickcontrols-basic.html.
import { defineType } from '../../runtime/object/object.ts';
import type { Color } from '../../runtime/object/value-types.ts';
import type { Item } from '../quick/item.ts';
import type { Rectangle } from '../quick/rectangle.ts';
import { AbstractButton } from './abstract-button.ts';
import { initially } from './control.ts';
import { iconLabel } from './icon.ts';
import { blend, box } from './style.ts';

export class Button extends AbstractButton {
  declare highlighted: boolean;
  declare flat: boolean;

  override $styled(name: string): number | undefined {
    if (name === 'padding') return 6;
    return name === 'horizontalPadding' ? this.$pad('padding') + 2 : undefined;
  }
  get $strong(): boolean {
    return this.checked || this.highlighted;
  }
  $faceSize(): number {
    return 100;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: this.$faceSize(),
      implicitHeight: 40,
      visible: () => !this.flat || this.down || this.$strong,
      color: () =>
        blend(this.$strong ? this.palette.dark : this.palette.button, this.palette.mid, this.down ? 0.5 : 0),
      border: { color: () => this.palette.highlight, width: () => (this.visualFocus ? 2 : 0) },
    });
  }
  override $makeContent(): Item {
    return iconLabel(this, { color: () => this.$iconColor() });
  }
  get $iconSize(): number {
    return 24;
  }
  $iconColor(): Color {
    const { palette } = this;
    if (this.$strong) return palette.brightText;
    if (this.flat && !this.down) return this.visualFocus ? palette.highlight : palette.windowText;
    return palette.buttonText;
  }
}
defineType(Button, { name: 'Button', properties: { highlighted: 'bool', flat: 'bool' } });
initially(Button, { spacing: 6 });

export class RoundButton extends Button {
  declare radius: number;
  $radius: number | null = null;
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $faceSize(): number {
    return 40;
  }
  override $makeBackground(): Item {
    const face = super.$makeBackground() as Rectangle;
    face.radius = this.radius;
    return face;
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized && this.$radius === null) this.$tellRadius();
  }
  $tellRadius(): void {
    const { background } = this.$parts;
    if (background && 'radius' in background && background.$at === null) background.radius = this.radius;
    this.$emit('radiusChanged');
  }
}
defineType(RoundButton, {
  name: 'RoundButton',
  properties: {
    radius: {
      type: 'real',
      get: (item) => item.$radius ?? Math.min(item.$width, item.$height) / 2,
      set(item, radius: number) {
        item.$radius = radius;
        item.$tellRadius();
      },
      reset(item) {
        item.$radius = null;
        item.$tellRadius();
      },
    },
  },
});

export class ToolButton extends Button {
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 40,
      implicitHeight: 40,
      opacity: () => (this.down ? 1 : 0.5),
      color: () => (this.down || this.$strong ? this.palette.mid : this.palette.button),
    });
  }
  override $iconColor(): Color {
    return this.visualFocus ? this.palette.highlight : this.palette.buttonText;
  }
}
defineType(ToolButton, { name: 'ToolButton' });

export class TabButton extends AbstractButton {
  override get $role(): string {
    return 'tab';
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitHeight: 40,
      color: () =>
        blend(this.checked ? this.palette.window : this.palette.dark, this.palette.mid, this.down ? 0.5 : 0),
    });
  }
  override $makeContent(): Item {
    return iconLabel(this, { color: () => this.$iconColor() });
  }
  get $iconSize(): number {
    return 24;
  }
  $iconColor(): Color {
    return this.checked ? this.palette.windowText : this.palette.brightText;
  }
}
defineType(TabButton, { name: 'TabButton' });
initially(TabButton, { spacing: 6, checkable: true, autoExclusive: true });
