// Pointer handlers that move a target: come when a document names one of these types.
import { DragHandler } from '../../components/quick/drag-handler.ts';
import '../../components/quick/handler-scene.ts';
import { PinchHandler } from '../../components/quick/pinch-handler.ts';

export const types = { DragHandler, PinchHandler };
