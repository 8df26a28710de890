// `Qt.rgba`, `Qt.lighter` and their kin. Come when a document names one of them.

import { colorFunctions } from '../qt/functions.ts';
import { addMembers, addToQt } from '../qt/late-members.ts';
import { install as addHues } from './hues.ts';
import { Color } from './value-types.ts';

export function install(): void {
  addHues();
  const functions = colorFunctions(
    (spec) => new Color(spec),
    (value) => (value instanceof Color ? value._spec : null),
  );
  addToQt(functions);
  const { lighter, darker, alpha, tint } = functions;
  // `color.lighter(1.2)`
  for (const [name, change] of Object.entries({ lighter, darker, alpha, tint }))
    addMembers(Color.prototype, {
      [name](this: Color, ...given: unknown[]) {
        return change(this, ...given);
      },
    });
}
