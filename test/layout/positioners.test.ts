import {
  type Box,
  type Positions,
  placeColumn,
  placeFlow,
  placeGrid,
  placeRow,
} from '../../src/runtime/layout/positioners.ts';
import { compareWithQt } from '../qt/qt-values.ts';

type Settings = Record<string, number>;

function place(type: string, set: Settings, sizes: [number, number, boolean?][]): string {
  const boxes: Box[] = sizes.map(([width, height, visible]) => ({
    width,
    height,
    visible: visible !== false,
  }));
  const side = (name: string) => set[`${name}Padding`] ?? set.padding ?? 0;
  const options = {
    spacing: set.spacing ?? 0,
    padding: { left: side('left'), top: side('top'), right: side('right'), bottom: side('bottom') },
    mirrored: set.layoutDirection === 1,
    width: set.width,
    height: set.height,
    rows: set.rows,
    columns: set.columns,
    rowSpacing: set.rowSpacing ?? -1,
    columnSpacing: set.columnSpacing ?? -1,
    vertical: set.flow === 1,
    horizontalAlignment: set.horizontalItemAlignment ?? 1,
    verticalAlignment: set.verticalItemAlignment ?? 32,
  };
  const result: Positions = { Row: placeRow, Column: placeColumn, Grid: placeGrid, Flow: placeFlow }[type]!(
    boxes,
    options,
  );
  const { implicitWidth: w, implicitHeight: h, at } = result;
  const places = at.map((p) => (p ? p.join(',') : '0,0')).join(' ');
  return `${set.width ?? w}x${set.height ?? h} ${w}x${h} | ${places}`;
}

compareWithQt('positioners', { place });
