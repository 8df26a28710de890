// `Accessible`: comes when a document names it.
import { Accessible } from '../../components/quick/accessible.ts';

export const types = { Accessible };
