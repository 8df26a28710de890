// What has two sides: comes when a document names it.
import { Flipable } from '../../components/quick/flipable.ts';

export const types = { Flipable };
