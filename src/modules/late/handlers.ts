// Pointer handlers: come when a document names one of these types.
import '../../components/quick/handler-scene.ts';
import { HoverHandler } from '../../components/quick/hover-handler.ts';
import { InputDevice, PointerDevice, PointerHandler } from '../../components/quick/pointer-handler.ts';
import { PointHandler } from '../../components/quick/single-point-handler.ts';
import { TapHandler } from '../../components/quick/tap-handler.ts';
import { WheelHandler } from '../../components/quick/wheel-handler.ts';

export const types = {
  HoverHandler,
  InputDevice,
  PointerDevice,
  PointerHandler: PointerHandler as never,
  PointHandler,
  TapHandler,
  WheelHandler,
};
