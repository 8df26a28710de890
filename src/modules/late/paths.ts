// Paths, and views along them: come when a document names one of these types.
import { PathView } from '../../components/quick/path-view.ts';
import {
  PathAngleArc,
  PathArc,
  PathAttribute,
  PathCubic,
  PathCurve,
  PathLine,
  PathMove,
  PathMultiline,
  PathPercent,
  PathPolyline,
  PathQuad,
  PathSvg,
} from '../../runtime/path/path-elements.ts';
import { Path } from '../../runtime/path/path-type.ts';

export const types = {
  Path,
  PathAngleArc,
  PathArc,
  PathAttribute,
  PathCubic,
  PathCurve,
  PathLine,
  PathMove,
  PathMultiline,
  PathPercent,
  PathPolyline,
  PathQuad,
  PathSvg,
  PathView,
};
