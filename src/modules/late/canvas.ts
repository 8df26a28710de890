// Drawing by script: comes when a document names it.
import { Canvas } from '../../components/quick/canvas.ts';

export const types = { Canvas };
