// What transitions of views are told: comes when a document names it.
import { ViewTransition } from '../../components/quick/view-transition-attached.ts';

export const types = { ViewTransition };
