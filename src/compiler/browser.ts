// What a page needs of the compiler; a chunk of its own, loaded when the first document is to be compiled.

export { compile } from './compile.ts';
export { compileScript } from './compile-script.ts';
export { Origin } from './origin.ts';
export { parseQmldir } from './qmldir.ts';
