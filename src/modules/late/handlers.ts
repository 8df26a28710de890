// Pointer handlers: come when a document names one of these types.
import { DragHandler } from '../../components/quick/drag-handler.ts';
import '../../components/quick/handler-scene.ts';
import { HoverHandler } from '../../components/quick/hover-handler.ts';
import { PinchHandler } from '../../components/quick/pinch-handler.ts';
import { InputDevice, PointerDevice, PointerHandler } from '../../components/quick/pointer-handler.ts';
import { PointHandler } from '../../components/quick/single-point-handler.ts';
import { TapHandler } from '../../components/quick/tap-handler.ts';
import { WheelHandler } from '../../components/quick/wheel-handler.ts';

export const types = {
  DragHandler,
  HoverHandler,
  InputDevice,
  PinchHandler,
  PointerDevice,
  PointerHandler: PointerHandler as never,
  PointHandler,
  TapHandler,
  WheelHandler,
};
