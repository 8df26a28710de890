// What is dragged and dropped: comes when a document names one of these types.
import { Drag } from '../../components/quick/drag.ts';
import { DropArea } from '../../components/quick/drop-area.ts';

export const types = { Drag, DropArea };
