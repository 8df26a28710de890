// The focus model: comes when a document names anything of it.
import { FocusScope } from '../../components/quick/focus.ts';

export const types = { FocusScope };
