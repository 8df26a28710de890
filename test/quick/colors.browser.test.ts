// The names of colours that a browser is asked for are Qt's: all of them, and no others.
import { expect } from '@open-wc/testing';
import { it } from 'vitest';
import { browserHost } from '../../src/components/browser-host.ts';
import { colorHooks } from '../../src/runtime/qt/color.ts';
import { namedColor } from '../../src/runtime/qt/color-names.ts';

/** CSS has these too: https://www.w3.org/TR/css-color-4/#css-system-colors, the deprecated ones, and a few more. */
const OTHERS =
  'accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field fieldtext ' +
  'graytext highlight highlighttext linktext mark marktext selecteditem selecteditemtext visitedtext ' +
  'activeborder activecaption appworkspace background buttonhighlight buttonshadow captiontext inactiveborder ' +
  'inactivecaption inactivecaptiontext infobackground infotext menu menutext scrollbar threeddarkshadow ' +
  'threedface threedhighlight threedlightshadow threedshadow window windowframe windowtext ' +
  'currentcolor rebeccapurple inherit initial unset revert none constructor';
const SVG =
  'aliceblue aquamarine bisque blanchedalmond burlywood chartreuse cornflowerblue darkgoldenrod darkgray darkgrey ' +
  'darkslategray darkslategrey dimgrey floralwhite gainsboro gray grey green honeydew indigo lavenderblush ' +
  'lightgoldenrodyellow lightslategrey lime mediumspringgreen navajowhite oldlace papayawhip peru red ' +
  'slategrey steelblue tan thistle tomato whitesmoke yellowgreen';

it('knows the names of colours that Qt knows', () => {
  const before = colorHooks.named;
  browserHost();
  try {
    for (const name of SVG.split(' ')) {
      expect(namedColor(name), name).to.match(/^#[\da-f]{6}$/);
      expect(colorHooks.named(name), name).to.equal(namedColor(name));
    }
    for (const name of [...OTHERS.split(' '), 'rgb(1,2,3)', '-webkit-link', '', 'light'])
      expect(colorHooks.named(name), name).to.equal(undefined);
  } finally {
    colorHooks.named = before;
  }
});
