// Where an item keeps its values and what its flags mean. Numbers rather than looked up in its table: they are read in
// every layout and every frame, and as numbers they go into the code itself.
// Always holds: a slot is the place of the property in the table of `item-properties.ts`; a test compares them.
import { Signal } from '../../runtime/object/object.ts';

export const X = 1;
export const Y = 2;
export const W = 3;
export const H = 4;
export const IW = 5;
export const IH = 6;
export const Z = 7;
export const OPACITY = 8;
export const VISIBLE = 9;
export const ENABLED = 10;
export const ROTATION = 11;
export const SCALE = 12;
export const ORIGIN = 13;
export const CLIP = 14;
export const BASELINE = 20;
export const ANCHORS = 25;

/** Where the values of an item lie in `$v`, for those who read them untracked. */
export const ITEM_SLOTS = {
  visible: VISIBLE,
  enabled: ENABLED,
  clip: CLIP,
  z: Z,
  focus: 17,
  activeFocus: 18,
} as const;

/** Bits of `$flags`. A size was given, so that the implicit one does not count. */
export const WIDTH_SET = 1;
export const HEIGHT_SET = 2;
/** Its own `visible` and `enabled` are false, whatever those above it say. */
export const EXPLICIT_HIDDEN = 4;
export const EXPLICIT_DISABLED = 8;
/** All that its document gives it is there. */
export const COMPLETE = 16;

/** Told when it moves or gets another size. */
export const GEOMETRY = new Signal('geometry');
