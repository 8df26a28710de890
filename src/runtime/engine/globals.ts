// The global names of QML's JavaScript: the language's own, the `Qt` object, `console`, `print`, and the
// translation functions. Nothing of the page or of Node is among them.

import type { Level } from '../host.ts';
import { bindingRequest } from '../object/binding.ts';
import { QmlObject } from '../object/object.ts';
import { Font, Point, Rect, Size } from '../object/value-types.ts';
import { consoleText } from '../qt/console-text.ts';
import { late } from '../qt/late-members.ts';
import { qtNamespace } from '../qt/namespace.ts';
import type { Engine } from './engine.ts';
import { errorText } from './errors.ts';

const LANGUAGE =
  'undefined NaN Infinity parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI ' +
  'encodeURIComponent escape unescape Function Array String Number Boolean Symbol RegExp Error ' +
  'EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError Math JSON Promise Proxy ' +
  'Reflect Map Set WeakMap WeakSet WeakRef FinalizationRegistry ArrayBuffer SharedArrayBuffer Atomics DataView ' +
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array ' +
  'Float64Array URL URLSearchParams BigInt BigInt64Array BigUint64Array Intl eval';

/** What comes with a part, when a document names it. */
const LATE =
  'Date Object XMLHttpRequest DOMException SQLException qsTr qsTrId qsTranslate QT_TR_NOOP QT_TRANSLATE_NOOP QT_TRID_NOOP';

/** The text of what the engine knows better than JavaScript. */
function ownText(value: object): string | undefined {
  if (value instanceof Error) return errorText(value);
  if (value instanceof QmlObject) return value.$dead ? 'null' : value.toString();
  return undefined;
}
export const messageText = (values: readonly unknown[]): string => consoleText(values, ownText);

function makeConsole(engine: Engine): Record<string, unknown> {
  const write =
    (level: Level) =>
    (...values: unknown[]): void =>
      engine.host.log(level, messageText(values));
  // Clocks and counters come when a document names one.
  return Object.setPrototypeOf(
    {
      log: write('debug'),
      debug: write('debug'),
      info: write('info'),
      warn: write('warning'),
      error: write('critical'),
    },
    late.console,
  );
}

function makeQt(engine: Engine): Record<string, unknown> {
  // What comes later is added to the table, so that every engine has it.
  return Object.setPrototypeOf(
    {
      point: (x = 0, y = 0) => new Point(x, y),
      size: (width = 0, height = 0) => new Size(width, height),
      rect: (x = 0, y = 0, width = 0, height = 0) => new Rect(x, y, width, height),
      font(members: Record<string, unknown>) {
        if (typeof members !== 'object' || members === null)
          throw new Error('Qt.font(): Invalid argument: no valid font subproperties specified');
        return new Font(members);
      },
      binding(run: unknown) {
        if (typeof run !== 'function')
          throw new Error('binding(): argument (binding expression) must be a function');
        return bindingRequest(run as () => unknown);
      },
      callLater(run: unknown, ...args: unknown[]) {
        if (typeof run !== 'function')
          throw new Error('Qt.callLater: first argument not a function or signal');
        engine.callLater(run as () => void, args);
      },
      isQtObject: (value: unknown) => value instanceof QmlObject && !value.$dead,
      resolvedUrl: (url: string) => engine.resolveUrl(String(url), engine.currentUrl()),
      quit: () => engine.onQuit?.(0),
      exit: (code = 0) => engine.onQuit?.(code),
      uiLanguage: engine.host.locale,
      openUrlExternally: (url: string) => engine.openUrl?.(String(url)) ?? false,
      application: engine.application,
      inputMethod: engine.inputMethod,
      styleHints: engine.styleHints,
      createComponent: (...args: unknown[]) => engine.componentFactory.createComponent(args),
      createQmlObject: (...args: unknown[]) => engine.componentFactory.createQmlObject(args),
    },
    qtNamespace(),
  );
}

/** What is there for all engines is not to keep the last one made. Apart, as a closure keeps all that its function has. */
const warnBy = (engine: WeakRef<Engine>) => (text: string) => engine.deref()?.host.log('warning', text);

export function makeGlobals(engine: Engine): Record<string, unknown> {
  const globals: Record<string, unknown> = Object.create(null);
  for (const name of LANGUAGE.split(' '))
    globals[name] = (globalThis as unknown as Record<string, unknown>)[name];
  late.warn = warnBy(new WeakRef(engine));
  Object.assign(globals, {
    console: makeConsole(engine),
    print: (...values: unknown[]) => engine.host.log('debug', messageText(values)),
    gc() {},
    Qt: makeQt(engine),
  });
  for (const name of LATE.split(' '))
    Object.defineProperty(globals, name, {
      get: () => late.globals[name]?.(engine as never) ?? (globalThis as never)[name],
      enumerable: true,
    });
  // What `this` is in a function that is called without an object has a text too.
  Object.defineProperty(globals, Symbol.toPrimitive, { value: () => '[object Object]' });
  globals.globalThis = globals;
  // A name that is nowhere else must not become a global by an assignment.
  return new Proxy(globals, {
    set(_, name) {
      throw new Error(`Invalid write to global property "${String(name)}"`);
    },
  });
}
