// Sizes of fonts and texts: come when a document names one of these types.
import { FontMetrics, TextMetrics } from '../../components/quick/font-measures.ts';

export const types = { FontMetrics, TextMetrics };
