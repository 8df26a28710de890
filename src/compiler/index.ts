// The compiler's public face.
export { type CompileOptions, type CompileResult, compile, parse } from './compile.ts';
