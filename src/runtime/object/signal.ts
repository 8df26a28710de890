// Signals as JavaScript sees them: a function that emits, with `connect` and `disconnect`.
import {
  connect,
  disconnect,
  emit,
  type Link,
  notifierOf,
  outside,
  type Subscriber,
} from '../reactive/graph.ts';
import { GONE, type QmlObject, type Signal } from './object.ts';
import { FAIL, isObject } from './types.ts';

/** Where errors in functions that hang on signals go. Set by the engine. */
export const report: {
  /** `whole`: not the line that failed is told, but where the binding begins. */
  error(error: unknown, receiver: QmlObject | null, at: unknown, whole?: boolean): void;
} = {
  error(error) {
    throw error;
  },
};

/** Something that runs a function when a signal is emitted. */
export class Handler implements Subscriber {
  readonly call: (...args: never[]) => unknown;
  readonly receiver: QmlObject | null;
  /** Where it stands in a document, for messages. */
  readonly at: unknown;
  constructor(call: (...args: never[]) => unknown, receiver: QmlObject | null, at: unknown) {
    this.call = call;
    this.receiver = receiver;
    this.at = at;
  }
  /** Set for a function that was connected without an object: it is run without a `this`. */
  bare?: true;
  /** Whose signal it is, of a function that JavaScript connected. */
  from?: QmlObject;
  run(args: readonly unknown[] | null): void {
    if (this.receiver?.$dead) return;
    try {
      outside(() =>
        this.call.apply((this.bare ? undefined : this.receiver) as never, (args ?? []) as never[]),
      );
    } catch (error) {
      report.error(error, this.from ?? this.receiver, this.at);
    }
  }
}

/** Connects a function of the runtime's: called with the signal's arguments. Give the link to `disconnect`. */
export function listen(
  object: QmlObject,
  signal: string | Signal,
  call: (...args: never[]) => unknown,
): Link {
  return connectTo(
    object,
    typeof signal === 'string' ? object.$meta.signals[signal]! : signal,
    new Handler(call, null, null),
  );
}

export function connectTo(object: QmlObject, signal: Signal, handler: Subscriber, late = false): Link {
  if (signal.watch) signal.watch(object);
  return connect(object, signal, handler, late);
}

/** The function that is connected: the last of what is given. */
function targetOf(given: unknown[], name: string): () => void {
  const target = given[given.length - 1];
  if (typeof target === 'function') return target as () => void;
  throw new Error(
    `Function.prototype.${name}: ${given.length ? 'target is not a function' : 'no arguments given'}`,
  );
}

interface SignalFunction {
  (...args: unknown[]): void;
  $object: QmlObject;
  $signal: Signal;
}
const prototype = Object.create(Function.prototype, {
  connect: {
    value(this: SignalFunction, ...given: unknown[]) {
      const target = targetOf(given, 'connect');
      const receiver =
        given.length > 1 ? (given[0] as QmlObject) : ((target as { $object?: QmlObject }).$object ?? null);
      const handler = new Handler(target, receiver, null);
      handler.from = this.$object;
      if (given.length === 1) handler.bare = true;
      const link = connectTo(this.$object, this.$signal, handler, true);
      if (isObject(receiver) && receiver !== this.$object) endWith(receiver, link);
    },
  },
  disconnect: {
    value(this: SignalFunction, ...given: unknown[]) {
      const target = targetOf(given, 'disconnect');
      const late = notifierOf(this.$object, this.$signal).late;
      for (let link = late?.head ?? null; link; link = link.next) {
        const { sub } = link;
        if (sub instanceof Handler && same(sub.call as never, target as never)) {
          disconnect(link);
        }
      }
    },
  },
});

/** Cuts a connection when its receiver goes. */
function endWith(receiver: QmlObject, link: Link): void {
  const extra = (receiver.$x ??= new Map());
  let links = extra.get(endWith) as { all: Link[]; most: number } | undefined;
  if (!links) {
    const made = { all: [] as Link[], most: 8 };
    extra.set(endWith, (links = made));
    listen(receiver, GONE, () => {
      for (const each of made.all) disconnect(each);
    });
  }
  // Those whose signals went first are let go of now and then.
  if (links.all.push(link) <= links.most) return;
  links.all = links.all.filter(({ sub }) => sub !== null);
  links.most = links.all.length * 2 + 8;
}
const same = (a: SignalFunction, b: SignalFunction): boolean =>
  a === b || (a.$signal !== undefined && a.$signal === b.$signal && a.$object === b.$object);

/** The signal of one object as a function. */
export function SignalFunction(object: QmlObject, signal: Signal): SignalFunction {
  // It has no name, as in Qt.
  const call = (
    () =>
    (...args: unknown[]) =>
      emit(object, signal, convert(signal, args))
  )() as SignalFunction;
  call.$object = object;
  call.$signal = signal;
  return Object.setPrototypeOf(call, prototype);
}

/** The arguments as the signal's parameters have them. Too few is an error, what is too much is left out. */
function convert(signal: Signal, args: unknown[]): unknown[] {
  const { parameters } = signal;
  if (args.length < parameters.length) throw new Error('Insufficient arguments');
  return parameters.map(({ type }, index) => {
    const value = args[index];
    if (!type || type.any) return value;
    const fitting = type.coerce(value);
    // As in Qt, what does not fit is left out without a word.
    return fitting === FAIL ? type.initial : fitting;
  });
}
