// `Qt.md5`, `Qt.btoa`, `Qt.atob`: a part of its own.

import { fromBase64, md5, toBase64 } from './encoding.ts';
import { count } from './functions.ts';
import { addToQt } from './late-members.ts';

const text1 =
  (work: (text: string) => string) =>
  (...a: unknown[]): string => {
    count(a.length, 1, 1);
    return work(String(a[0]));
  };

export const encodingFunctions = { md5: text1(md5), btoa: text1(toBase64), atob: text1(fromBase64) };
/** Adds them to `Qt`. */
export const install = (): void => addToQt(encodingFunctions);
