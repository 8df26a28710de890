// `Qt.rgba`, `Qt.lighter` and their kin. Come when a document names one of them.
import { colorFunctions } from '../qt/functions.ts';
import { addToQt } from '../qt/late-members.ts';
import { install as addHues } from './hues.ts';
import { Color } from './value-types.ts';

export function install(): void {
  addHues();
  addToQt(
    colorFunctions(
      (spec) => new Color(spec),
      (value) => (value instanceof Color ? value._spec : null),
    ),
  );
}
