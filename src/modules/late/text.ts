// Texts: come when a document names one of these types.
import { FontType } from '../../components/quick/quick-enums.ts';
import { Text } from '../../components/quick/text.ts';

export const types = { Font: FontType, Text };
