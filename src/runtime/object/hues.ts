// What colours know beside their channels: `hsvHue` and its like. Comes when a document names one of them, or makes texts
// of values, where Qt writes them all.
import { addModels, MODEL_MEMBERS, withMember } from '../qt/color-models.ts';
import { Color, colorMember } from './value-types.ts';

export function install(): void {
  if ('hsvHue' in Color.prototype) return;
  addModels();
  for (const [name, get] of Object.entries(MODEL_MEMBERS))
    colorMember(name, get, (color, value) => withMember(color, name, value));
  Object.defineProperty(Color.prototype, '$names', {
    value: [...Color.prototype.$fields, ...Object.keys(MODEL_MEMBERS), 'valid'],
  });
}
