// What flicks: comes when a document names one of its types.
import { Flickable } from '../../components/quick/flickable.ts';
import { GridView } from '../../components/quick/grid-view.ts';
import { ListView, ViewSection } from '../../components/quick/list-view.ts';

export const types = { Flickable, ListView, GridView, ViewSection };
