// Who is told when a property changes, and in what order: Qt's order. A change runs the handlers and
// bindings that hang on it in the order in which they were connected, depth first: what a binding
// changes is carried through before the next one runs.
//
// Always holds:
// - No recursion along a chain of bindings: notifications wait on a stack of their own, so a chain may
//   be of any length. Only code of the user that assigns inside a handler nests.
// - Nothing is allocated for a property that nobody watches.
// - A link that was taken out keeps its `next`, so that a walk standing on it can go on; a walk ends at
//   what was connected after it began.

/** What carries notifiers: every QML object. */
export interface Watchable {
  $n: Notifier | null;
}

/** What a link leads to. `run` is called with `deferred` false and nothing being tracked. */
export interface Subscriber {
  run(args: readonly unknown[] | null, since: number): void;
}

/** All that hangs on one signal of one object. */
export class Notifier {
  head: Link | null = null;
  tail: Link | null = null;
  next: Notifier | null;
  /** Connected from JavaScript: told after all handlers and bindings, as in Qt. */
  late: Notifier | null = null;
  /** The evaluation that captured this last, so that it captures it once. */
  stamp = 0;
  owner: Watchable | null;
  readonly signal: object;
  /** The last connected is told first: so it is with the bindings on Qt's bindable properties. */
  readonly lastFirst: boolean;
  constructor(owner: Watchable, signal: object, next: Notifier | null) {
    this.owner = owner;
    this.signal = signal;
    this.lastFirst = (signal as { lastFirst?: boolean }).lastFirst === true;
    this.next = next;
  }
}

export class Link {
  sub: Subscriber | null;
  node: Notifier;
  next: Link | null = null;
  prev: Link | null;
  /** The next dependency of the same binding. */
  nextDep: Link | null = null;
  readonly seq: number;
  constructor(node: Notifier, sub: Subscriber) {
    this.node = node;
    this.sub = sub;
    this.seq = ++tick;
    if (node.lastFirst) {
      this.prev = null;
      this.next = node.head;
      if (node.head) node.head.prev = this;
      else node.tail = this;
      node.head = this;
      return;
    }
    this.prev = node.tail;
    if (node.tail) node.tail.next = this;
    else node.head = this;
    node.tail = this;
  }
}

/** One clock for connections, emissions and evaluations: says which of two came first. */
let tick = 0;

export function findNotifier(object: Watchable, signal: object): Notifier | null {
  let node = object.$n;
  while (node !== null && node.signal !== signal) node = node.next;
  return node;
}

export function notifierOf(object: Watchable, signal: object): Notifier {
  return findNotifier(object, signal) ?? (object.$n = new Notifier(object, signal, object.$n));
}

/** Connects `sub` to `signal` of `object`. `late`: after everything that the document itself connects. */
export function connect(object: Watchable, signal: object, sub: Subscriber, late = false): Link {
  let node = notifierOf(object, signal);
  if (late) node = node.late ??= new Notifier(object, signal, null);
  return new Link(node, sub);
}

export function disconnect(link: Link): void {
  if (link.sub === null) return;
  link.sub = null;
  const { node, prev, next } = link;
  if (prev) prev.next = next;
  else node.head = next;
  if (next) next.prev = prev;
  else node.tail = prev;
}

/** Cuts everything that hangs on `object`, when it is destroyed. */
export function cutAll(object: Watchable): void {
  for (let node = object.$n; node; node = node.next) {
    node.owner = null;
    for (const list of [node, node.late])
      if (list) {
        for (let link = list.head; link; link = link.next) link.sub = null;
        list.head = list.tail = null;
      }
  }
  object.$n = null;
}

// --- telling ------------------------------------------------------------------------------------------

/** One emission under way. */
interface Frame {
  link: Link | null;
  late: Link | null;
  since: number;
  args: readonly unknown[] | null;
  /** Stays marked as being updated until all that its change caused has run. */
  done: Reaction | null;
}

const stack: Frame[] = [];
let depth = 0;
/** While true an emission only joins the stack: whoever set it drains it. */
let deferred = false;
/** How many first evaluations are under way inside each other. */
let nesting = 0;

/** Tells all that hang on `signal` of `object`: now, or after the write that is under way. */
export function emit(object: Watchable, signal: object, args: readonly unknown[] | null = null): void {
  const node = findNotifier(object, signal);
  if (node !== null) emitNode(node, args);
}

/** The same for a notifier that is known already. */
export function emitNode(node: Notifier, args: readonly unknown[] | null = null): void {
  const { head } = node;
  const late = node.late === null ? null : node.late.head;
  if (head === null && late === null) return;
  const frame = (stack[depth] ??= { link: null, late: null, since: 0, args: null, done: null });
  depth++;
  frame.link = head;
  frame.late = late;
  frame.since = ++tick;
  frame.args = args;
  if (!deferred) drain(depth - 1);
}

function drain(base: number): void {
  // `Deeper` never crosses a walk: what runs in one starts counting anew.
  const outerNesting = nesting;
  nesting = 0;
  try {
    walk(base);
  } finally {
    // Whatever was thrown, the rest of this walk must not be told with the next one.
    for (; depth > base; depth--) finish(stack[depth - 1]!);
    nesting = outerNesting;
  }
}

function finish(frame: Frame): void {
  frame.link = frame.late = frame.args = null;
  if (frame.done !== null) {
    frame.done.updating = false;
    frame.done = null;
  }
}

function walk(base: number): void {
  while (depth > base) {
    const frame = stack[depth - 1]!;
    let { link } = frame;
    if (link === null || link.seq > frame.since) {
      link = frame.link = frame.late;
      frame.late = null;
      if (link === null || link.seq > frame.since) {
        depth--;
        finish(frame);
        continue;
      }
    }
    frame.link = link.next;
    if (link.sub !== null) link.sub.run(frame.args, frame.since);
  }
}

/** Emissions joined the stack in their order; they run from its top. */
function reverseFrom(base: number): void {
  for (let i = base, j = depth - 1; i < j; i++, j--) {
    const frame = stack[i]!;
    stack[i] = stack[j]!;
    stack[j] = frame;
  }
}

/**
 * Runs `write(a, b, c)`, in which values are stored and signals emitted, and then tells everybody. Inside
 * another write the telling is left to that one. Nothing that `write` reads is tracked.
 */
export function transact<A, B, C>(write: (a: A, b: B, c: C) => void, a: A, b: B, c: C): void {
  const outerReaction = active;
  const outerDeferred = deferred;
  const base = depth;
  active = null;
  hot = pending > 0;
  deferred = true;
  try {
    write(a, b, c);
  } finally {
    deferred = outerDeferred;
    if (!outerDeferred && depth > base) {
      if (depth - base > 1) reverseFrom(base);
      drain(base);
    }
    active = outerReaction;
    hot = outerReaction !== null || pending > 0;
  }
}

/** Runs code of the user: nothing is tracked, and what it assigns is told at once. */
export function outside<T, A = void, B = void, C = void, D = void>(
  run: (a: A, b: B, c: C, d: D) => T,
  ...args: [A, B, C, D] | []
): T;
export function outside<T>(
  run: (a?: unknown, b?: unknown, c?: unknown, d?: unknown) => T,
  a?: unknown,
  b?: unknown,
  c?: unknown,
  d?: unknown,
): T {
  const outerReaction = active;
  const outerDeferred = deferred;
  const outerNesting = nesting;
  active = null;
  deferred = false;
  nesting = 0;
  hot = pending > 0;
  try {
    return run(a, b, c, d);
  } finally {
    nesting = outerNesting;
    active = outerReaction;
    deferred = outerDeferred;
    hot = outerReaction !== null || pending > 0;
  }
}

/** Runs `read` without capturing what it reads. */
export function untracked<T>(read: () => T): T {
  const outer = active;
  active = null;
  hot = pending > 0;
  try {
    return read();
  } finally {
    active = outer;
    hot = outer !== null || pending > 0;
  }
}

// --- tracking -----------------------------------------------------------------------------------------

/** True while a read may matter: something is being evaluated, or bindings still wait for their first run. */
export let hot = false;
let active: Reaction | null = null;
let cursor: Link | null = null;
let last: Link | null = null;
/** Bindings that wait for their first evaluation. */
let pending = 0;

export function addPending(count: number): void {
  pending += count;
  hot = active !== null || pending > 0;
}
export const hasPending = (): boolean => pending > 0;

/** Makes what is being evaluated depend on `signal` of `object`. */
export function capture(object: Watchable, signal: object): void {
  const reaction = active;
  if (reaction === null) return;
  let link = cursor;
  if (link !== null && link.node.owner === object && link.node.signal === signal && link.sub !== null) {
    cursor = link.nextDep;
    last = link;
    link.node.stamp = reaction.ran;
    return;
  }
  const node = notifierOf(object, signal);
  if (node.stamp === reaction.ran) return;
  node.stamp = reaction.ran;
  // As Qt: what was captured in another order last time is let go of up to the one that fits.
  while (link !== null && (link.node !== node || link.sub === null)) {
    disconnect(link);
    link = link.nextDep;
  }
  if (link === null) {
    link = new Link(node, reaction);
    cursor = null;
  } else cursor = link.nextDep;
  if (last === null) reaction.deps = link;
  else last.nextDep = link;
  last = link;
}

/** Thrown when first evaluations nest too deeply; caught by `settle`, which goes on from the deepest one. */
class Deeper {
  readonly reaction: Reaction;
  constructor(reaction: Reaction) {
    this.reaction = reaction;
  }
}
const MAX_NESTING = 100;

/** Something that is evaluated again when what it read has changed. */
export abstract class Reaction implements Subscriber {
  deps: Link | null = null;
  /** When it was evaluated last. */
  ran = 0;
  updating = false;
  /** Not evaluated for the first time yet. */
  waiting = false;
  dead = false;

  /** The expression. Its errors are its own to report; `Deeper` passes through. */
  abstract compute(): unknown;
  /** Writes what `compute` gave. */
  abstract apply(value: unknown): void;
  /** It was asked to run while it runs. */
  abstract looped(): void;

  run(_args: readonly unknown[] | null, since: number): void {
    // Evaluated since then by another way, or not at all yet: it has seen, or will see, the new value.
    if (this.ran > since || this.waiting || this.dead) return;
    if (this.updating) this.looped();
    else this.update(false);
  }

  /** Evaluates and writes. `now`: everybody is told before this returns; else the caller drains. */
  update(now: boolean): void {
    this.updating = true;
    const outerDeferred = deferred;
    const value = this.track();
    if (this.dead) {
      this.updating = false;
      return;
    }
    const outerReaction = active;
    const base = depth;
    active = null;
    hot = pending > 0;
    deferred = true;
    try {
      this.apply(value);
    } finally {
      deferred = outerDeferred;
      active = outerReaction;
      hot = outerReaction !== null || pending > 0;
      if (depth === base) this.updating = false;
      else {
        if (depth - base > 1) reverseFrom(base);
        // The lowest of them is the last to run.
        const frame = stack[base]!;
        if (frame.done === null) frame.done = this;
        else this.updating = false;
        if (now) drain(base);
      }
    }
  }

  private track(): unknown {
    const outer = active;
    const outerCursor = cursor;
    const outerLast = last;
    const outerDeferred = deferred;
    active = this;
    hot = true;
    cursor = this.deps;
    last = null;
    deferred = false;
    this.ran = ++tick;
    try {
      return this.compute();
    } finally {
      let rest = cursor;
      if (last === null) this.deps = null;
      else (last as Link).nextDep = null;
      for (; rest !== null; rest = rest.nextDep) disconnect(rest);
      active = outer;
      cursor = outerCursor;
      last = outerLast;
      deferred = outerDeferred;
      hot = outer !== null || pending > 0;
      if (this.dead) this.release();
    }
  }

  /** The first evaluation, when its turn has come or when somebody reads what it will set. */
  settle(): void {
    if (!this.waiting || this.dead) return;
    if (nesting >= MAX_NESTING) throw new Deeper(this);
    const outer = nesting;
    if (outer > 0) {
      nesting++;
      try {
        this.first();
      } finally {
        nesting = outer;
      }
      return;
    }
    let chain: Reaction[] | null = null;
    for (let top: Reaction | undefined = this; top; ) {
      nesting = 1;
      try {
        top.first();
        top = chain?.pop();
      } catch (error) {
        if (!(error instanceof Deeper)) throw error;
        (chain ??= []).push(top!);
        top = error.reaction;
      } finally {
        nesting = 0;
      }
    }
  }

  private first(): void {
    if (!this.waiting || this.dead) return;
    this.waiting = false;
    addPending(-1);
    let done = false;
    try {
      this.update(true);
      done = true;
    } catch (error) {
      if (error instanceof Deeper && !this.dead) {
        this.updating = false;
        this.waiting = true;
        addPending(1);
      }
      throw error;
    } finally {
      if (!done) this.updating = false;
    }
  }

  /** Lets go of all that it depends on. */
  release(): void {
    for (let link = this.deps; link !== null; link = link.nextDep) disconnect(link);
    this.deps = null;
  }

  dispose(): void {
    if (this.dead) return;
    this.dead = true;
    if (this.waiting) {
      this.waiting = false;
      addPending(-1);
    }
    if (active !== this) this.release();
  }
}

/** Whether an error is the core's own and must not be reported or swallowed. */
export const isControlFlow = (error: unknown): boolean => error instanceof Deeper;
