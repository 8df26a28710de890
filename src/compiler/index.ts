// The compiler's public face.
export { check } from './check.ts';
export { type CompileOptions, type CompileResult, compile, parse } from './compile.ts';
export { type CompileScriptResult, compileScript } from './compile-script.ts';
export { print } from './print.ts';
export { parseQmldir } from './qmldir.ts';
