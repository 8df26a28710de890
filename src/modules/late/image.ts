// Pictures: come when a document names one of these types.
import { Image } from '../../components/quick/image.ts';

export const types = { Image };
