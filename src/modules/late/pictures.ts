// Pictures of rarer kinds: come when a document names one of these types.
import { AnimatedImage } from '../../components/quick/animated-image.ts';
import { BorderImage } from '../../components/quick/border-image.ts';

export const types = { AnimatedImage, BorderImage };
