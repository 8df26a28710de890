// What elements extend: `HTMLElement`, and where there is none, as in Node, a class that lets the module be imported.
export const ElementBase = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);
