// Fonts from elsewhere and the colours of Qt: come when a document names one of these types.
import { FontLoader } from '../../components/quick/font-loader.ts';
import { SystemPalette } from '../../components/quick/system-palette.ts';

export const types = { FontLoader, SystemPalette };
