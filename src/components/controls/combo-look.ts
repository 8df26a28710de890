// What a `ComboBox` looks like in the Basic style, but for its list: the arrows, the face, and the text or field.
import { Item } from '../quick/item.ts';
import { TextInput } from '../quick/text-input.ts';
import { polygon } from './check-marks.ts';
import type { ComboBox } from './combo-box.ts';
import { box, label, made } from './style.ts';

export function comboIndicator(owner: ComboBox): Item {
  const arrow = (points: string): Item =>
    polygon(owner, points, {
      x: 14,
      y: 6,
      width: 12,
      height: 16,
      color: () => owner.palette.dark,
    });
  return made(
    owner,
    new Item(),
    {
      implicitWidth: 40,
      implicitHeight: 28,
      x: () => owner.width - 40 - owner.$pad('padding'),
      y: () => owner.topPadding + (owner.availableHeight - 28) / 2,
      opacity: () => (owner.enabled ? 1 : 0.3),
    },
    arrow('0,38 50,5 100,38'),
    arrow('0,62 100,62 50,95'),
  );
}

export function comboBackground(owner: ComboBox): Item {
  return box(owner, {
    implicitWidth: 140,
    implicitHeight: 40,
    color: () => (owner.down ? owner.palette.mid : owner.palette.button),
    border: {
      color: () => owner.palette.highlight,
      width: () => (!owner.editable && owner.visualFocus ? 2 : 0),
    },
    visible: () => !owner.flat || owner.down,
  });
}

export function comboContent(owner: ComboBox): Item {
  if (!owner.editable)
    return label(owner, {
      leftPadding: 12,
      rightPadding: 1,
      text: () => owner.displayText,
      font: () => owner.font,
      color: () => owner.palette.buttonText,
      verticalAlignment: 128,
      elide: 1,
    });
  const input = made(owner, new TextInput(), {
    leftPadding: 12,
    rightPadding: 1,
    text: () => owner.editText,
    font: () => owner.font,
    color: () => owner.palette.text,
    selectionColor: () => owner.palette.highlight,
    selectedTextColor: () => owner.palette.highlightedText,
    verticalAlignment: 128,
    readOnly: () => owner.down,
    validator: () => owner.validator,
    inputMethodHints: () => owner.inputMethodHints,
    selectByMouse: () => owner.selectTextByMouse,
    clip: true,
    activeFocusOnTab: true,
  });
  const face = box(owner, {
    z: -2,
    width: () => input.width,
    height: () => input.height,
    visible: () => owner.enabled && !owner.flat,
    color: () => owner.palette.base,
    border: {
      width: () => (input.activeFocus ? 2 : 1),
      color: () => (input.activeFocus ? owner.palette.highlight : owner.palette.button),
    },
  });
  face.$setParentItem(input);
  return input;
}
