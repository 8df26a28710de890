// What a pointer does to items: comes when a document names one of these types.
import { MouseArea } from '../../components/quick/mouse-area.ts';

export const types = { MouseArea };
