// The names that QML's JavaScript has from the start: they cannot be ids, and none is fetched as a type.

const GLOBALS = new Set(
  (
    'undefined NaN Infinity globalThis eval parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent ' +
    'encodeURI encodeURIComponent escape unescape console print gc qsTr qsTranslate qsTrId QT_TR_NOOP ' +
    'QT_TRANSLATE_NOOP QT_TRID_NOOP Qt XMLHttpRequest Object Function Array String Number Boolean Symbol Date ' +
    'RegExp Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError Math JSON ' +
    'Promise Proxy Reflect Map Set WeakMap WeakSet WeakRef FinalizationRegistry ArrayBuffer SharedArrayBuffer ' +
    'Atomics DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
    'Float32Array Float64Array BigInt BigInt64Array BigUint64Array Intl DOMException URL URLSearchParams SQLException'
  ).split(' '),
);

export function isGlobalName(name: string): boolean {
  return GLOBALS.has(name);
}
