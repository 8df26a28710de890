// `StackView`: pages one upon another, of which the last is shown. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-stackview.html.
// Always holds: signals come in Qt's order; a page that the stack made is the stack's to destroy, one that it
// was given goes back to where it came from.
import { Component } from '../../runtime/engine/component.ts';
import type { Context } from '../../runtime/engine/context.ts';
import { engineOf } from '../../runtime/engine/engine.ts';
import { attachedObject, defineType, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { scopeTypes } from '../quick/focus.ts';
import { Item } from '../quick/item.ts';
import { Control } from './control.ts';

const INACTIVE = 0;
const DEACTIVATING = 1;
const ACTIVATING = 2;
const ACTIVE = 3;
const TRANSITION = -1;
const IMMEDIATE = 0;
const PUSH = 1;
const REPLACE = 2;
const POP = 3;
/** How long the style's pages take to slide. */
const SLIDE = 400;

interface Motion {
  readonly enabled: boolean;
  $prepare(a: never[], b: never[], done: () => void, item: Item): { start(): void; stop(): void };
}

export class StackViewAttached extends QmlObject {
  declare visible: boolean;
  readonly $item: QmlObject;
  /** The document has said whether it is to be seen. */
  $visible: boolean | null = null;
  constructor(item: QmlObject) {
    super();
    this.$item = item;
  }
}

/** A page, made when it is first shown. */
class Page {
  readonly view: StackView;
  item: Item | null = null;
  readonly component: Component | null;
  readonly properties: Record<string, unknown> | undefined;
  readonly ours: boolean;
  readonly from: Item | null;
  status = INACTIVE;
  run: { stop(): void } | null = null;
  gone = false;
  constructor(view: StackView, what: Item | Component, properties: Record<string, unknown> | undefined) {
    this.view = view;
    this.properties = properties;
    this.ours = !(what instanceof Item);
    this.component = what instanceof Item ? null : what;
    this.from = what instanceof Item ? what.$parentItem : null;
    if (what instanceof Item) this.item = what;
  }
  get attached(): StackViewAttached | null {
    return this.item && !this.item.$dead ? attachedObject(this.item, StackViewAttached) : null;
  }
  /** Makes the page; false when it cannot be made, or not yet. */
  load(index: number): boolean {
    const { view, component } = this;
    if (this.item) {
      this.#join(this.item, index);
      return true;
    }
    if (component?.status !== 1) return false;
    const made = component.$create({
      parent: view,
      ...(this.properties ? { properties: this.properties } : {}),
      before: (root) => {
        if (root instanceof Item) this.#join(root, index);
      },
    });
    if (made && !(made instanceof Item)) made.$destroy();
    this.item = made instanceof Item ? made : null;
    return this.item !== null;
  }
  #join(item: Item, index: number): void {
    this.item = item;
    const { view } = this;
    const place = view.$place_;
    if (item.$parentItem !== place) item.$setParentItem(place);
    this.fit();
    if (!this.ours && this.properties)
      for (const name of Object.keys(this.properties))
        (item as unknown as Record<string, unknown>)[name] = this.properties[name];
    const attached = attachedObject(item, StackViewAttached);
    attached.$set('view', view);
    attached.$set('index', index);
  }
  /** It fills the view, unless it has a size of its own. */
  fit(): void {
    const { item, view } = this;
    if (!item || item.$dead) return;
    item.$setGeometry(
      item.$x_,
      item.$y_,
      item.$widthSet ? item.$width : view.availableWidth,
      item.$heightSet ? item.$height : view.availableHeight,
    );
  }
  setStatus(status: number): void {
    if (this.status === status) return;
    this.status = status;
    const { attached } = this;
    if (!attached) return;
    attached.$v[STATUS] = status;
    const signal = ['deactivated', 'deactivating', 'activating', 'activated'][status];
    attached.$emit(signal!);
    attached.$emit('statusChanged');
  }
  show(visible: boolean): void {
    const { item, attached } = this;
    if (!item || item.$dead) return;
    const was = item.visible;
    item.visible = attached?.$visible ?? visible;
    if (item.visible !== was) attached?.$emit('visibleChanged');
  }
  /** It has left the stack. */
  leave(cleared = false): void {
    if (this.gone) return;
    this.gone = true;
    const { item, attached } = this;
    this.view.$halt(this);
    if (!item || item.$dead || !attached) return;
    attached.$set('index', -1);
    if (cleared) {
      this.status = INACTIVE;
      attached.$v[STATUS] = INACTIVE;
      attached.$emit('statusChanged');
    }
    attached.$emit('removed');
    attached.$set('view', null);
    if (this.ours) item.destroy();
    else {
      item.visible = false;
      item.$setParentItem(this.from && !this.from.$dead ? this.from : null);
    }
  }
}

export class StackView extends Control {
  declare initialItem: unknown;
  declare readonly busy: boolean;
  readonly $stack: Page[] = [];
  #current: Item | null = null;
  /** The pages on their way in or out. */
  readonly #moving = new Set<Page>();

  get $place_(): Item {
    return this.$part('contentItem') ?? this;
  }
  override $makeContent(): Item | null {
    return null;
  }
  get $depth(): number {
    return this.$stack.length;
  }
  get $current(): Item | null {
    return this.#current;
  }
  override $contentSize(): [number, number] {
    const item = this.#current;
    return item ? [item.implicitWidth, item.implicitHeight] : [0, 0];
  }
  override $arranged(): void {
    for (const page of this.$stack) page.fit();
  }
  override $complete(): void {
    super.$complete();
    const { initialItem } = this;
    if (initialItem === undefined || initialItem === null) return;
    const pages = this.#pages([initialItem]);
    if (pages.length) this.#enter(pages, IMMEDIATE, true);
  }

  // --- what is asked for --------------------------------------------------------------------------------------

  /** Pages from `item, properties, item, ..., operation`. */
  #pages(given: readonly unknown[]): Page[] {
    const list = given.flatMap((each) =>
      typeof each === 'object' && each !== null && !(each instanceof QmlObject) && Symbol.iterator in each
        ? [...(each as Iterable<unknown>)]
        : [each],
    );
    const pages: Page[] = [];
    for (let i = 0; i < list.length; i++) {
      const what = this.#source(list[i]);
      if (!what) continue;
      const next = list[i + 1];
      const properties =
        typeof next === 'object' && next !== null && !(next instanceof QmlObject)
          ? (next as Record<string, unknown>)
          : undefined;
      if (properties) i++;
      pages.push(new Page(this, what, properties));
    }
    return pages;
  }
  #source(what: unknown): Item | Component | null {
    if (what instanceof Item || what instanceof Component) return what;
    if (typeof what === 'string' && what !== '') {
      const engine = engineOf(this);
      const context = this.$c as Context;
      const url = engine.resolveUrl(what, engine.currentUrl() || (context.unit?.doc.url ?? ''));
      return engine.documents?.component(url, context, false) ?? null;
    }
    return null;
  }
  #arguments(given: readonly unknown[]): { rest: unknown[]; operation: number } {
    const rest = given.slice();
    const last = rest[rest.length - 1];
    const operation = typeof last === 'number' ? (rest.pop() as number) : TRANSITION;
    return { rest, operation };
  }
  push(...given: unknown[]): Item | null {
    const { rest, operation } = this.#arguments(given);
    const pages = this.#pages(rest);
    if (!pages.length) {
      this.$warn('push: nothing to push');
      return null;
    }
    return this.#enter(pages, operation === TRANSITION ? (this.$depth ? PUSH : IMMEDIATE) : operation);
  }
  #enter(pages: Page[], operation: number, initial = false): Item | null {
    const top = pages[pages.length - 1]!;
    const before = this.$stack[this.$stack.length - 1] ?? null;
    if (!this.#ready(top, () => this.#enter(pages, operation, initial))) return null;
    const was = this.$depth;
    this.$stack.push(...pages);
    if (!top.load(this.$stack.length - 1)) {
      this.$stack.splice(was);
      return null;
    }
    this.#depthChanged(was);
    if (was === 0) {
      // The initial one is simply there.
      if (initial) this.#setCurrent(top.item);
      top.show(true);
      if (!initial) top.setStatus(ACTIVATING);
      top.setStatus(ACTIVE);
      this.#setCurrent(top.item);
      return top.item;
    }
    this.#transition(top, before, operation, true);
    this.#setCurrent(top.item);
    return top.item;
  }
  /** Whether the page can be made; else it is once its file is there. */
  #ready(page: Page, then: () => void): boolean {
    const { component } = page;
    if (page.item || !component) return true;
    if (component.status === 3) {
      this.$warn(component.errorString().trim());
      return false;
    }
    if (component.status === 1) return true;
    listen(component, 'statusChanged', () => {
      if (!this.$dead && component.status !== 2) then();
    });
    return false;
  }
  pop(...given: unknown[]): Item | null {
    const { rest, operation } = this.#arguments(given);
    const { $stack: stack } = this;
    if (stack.length <= 1) return null;
    let keep = stack.length - 1;
    if (rest.length) {
      const [to] = rest;
      keep =
        to === null || to === undefined ? 1 : stack.findIndex(({ item }) => item !== null && item === to) + 1;
      if (keep === 0) {
        this.$warn('pop: unknown argument: the item is not in the stack');
        return null;
      }
      if (keep === stack.length) return null;
    }
    const was = stack.length;
    const left = stack.splice(keep);
    const exit = left.pop()!;
    for (const page of left) page.leave();
    const enter = stack[stack.length - 1]!;
    if (!enter.load(stack.length - 1)) return null;
    this.#depthChanged(was);
    const { item } = exit;
    this.#transition(enter, exit, operation === TRANSITION ? POP : operation, false);
    this.#setCurrent(enter.item);
    return item;
  }
  replace(...given: unknown[]): Item | null {
    const { rest, operation } = this.#arguments(given);
    const { $stack: stack } = this;
    let keep = stack.length - 1;
    // A page of the stack as the first of two: all from it on is replaced.
    if (
      rest.length > 1 &&
      (rest[0] === null || (rest[0] instanceof Item && stack.some(({ item }) => item === rest[0])))
    ) {
      const [target] = rest.splice(0, 1);
      keep = target === null ? 0 : stack.findIndex(({ item }) => item === target);
    }
    const pages = this.#pages(rest);
    if (!pages.length) {
      this.$warn('replace: nothing to push');
      return null;
    }
    if (stack.length === 0) return this.#enter(pages, IMMEDIATE);
    return this.#replace(pages, Math.max(0, keep), operation);
  }
  #replace(pages: Page[], keep: number, operation: number): Item | null {
    const { $stack: stack } = this;
    const top = pages[pages.length - 1]!;
    if (!this.#ready(top, () => this.#replace(pages, Math.min(keep, stack.length), operation))) return null;
    const was = stack.length;
    const left = stack.splice(keep);
    const exit = left.pop() ?? null;
    for (const page of left) page.leave();
    stack.push(...pages);
    if (!top.load(stack.length - 1)) return null;
    this.#depthChanged(was);
    this.#transition(top, exit, operation === TRANSITION ? REPLACE : operation, false);
    this.#setCurrent(top.item);
    return top.item;
  }
  clear(...given: unknown[]): void {
    const { operation } = this.#arguments(given);
    const { $stack: stack } = this;
    const was = stack.length;
    if (!was) return;
    const left = stack.splice(0);
    this.#setCurrent(null);
    const exit = given.length && operation !== IMMEDIATE ? left.pop()! : null;
    for (const page of left.reverse()) page.leave(true);
    if (exit) this.#transition(null, exit, operation === TRANSITION ? POP : operation, false);
    this.#depthChanged(was);
  }
  get(index: number, behavior = 0): Item | null {
    const page = this.$stack[index];
    if (!page) return null;
    if (!page.item && behavior === 1) page.load(index);
    return page.item;
  }
  find(call: (item: Item, index: number) => unknown, behavior = 0): Item | null {
    for (let i = this.$stack.length - 1; i >= 0; i--) {
      const item = this.get(i, behavior);
      if (item && call(item, i)) return item;
    }
    return null;
  }
  #depthChanged(was: number): void {
    if (was === this.$depth) return;
    this.$emit('depthChanged');
    if ((was === 0) !== (this.$depth === 0)) this.$emit('emptyChanged');
  }
  #setCurrent(item: Item | null): void {
    if (this.#current === item) return;
    this.#current = item;
    // The keys go to the page that is shown.
    if (item && this.activeFocus) item.forceActiveFocus();
    this.$emit('currentItemChanged');
    this.$arrange();
  }

  // --- from one to the other ------------------------------------------------------------------------------------

  #transition(enter: Page | null, exit: Page | null, operation: number, first: boolean): void {
    const leaves = exit !== null && !this.$stack.includes(exit);
    const kind = operation === PUSH ? 'push' : operation === REPLACE ? 'replace' : 'pop';
    const immediate = operation === IMMEDIATE || !this.$parentItem || this.$width <= 0;
    const enterMotion = immediate ? null : this.#motion(`${kind}Enter`, kind === 'pop' ? -1 : 1, true);
    const exitMotion = immediate ? null : this.#motion(`${kind}Exit`, kind === 'pop' ? 1 : -1, false);
    const entered = (): void => {
      enter?.setStatus(ACTIVE);
    };
    const exited = (): void => {
      if (!exit) return;
      exit.setStatus(INACTIVE);
      exit.show(false);
      if (leaves) this.#leaving.push(exit);
    };
    if (!enterMotion && !exitMotion) {
      for (const page of [enter, exit]) if (page) this.$halt(page);
      if (!first) {
        exit?.setStatus(DEACTIVATING);
        exited();
        this.#settle();
      }
      enter?.setStatus(ACTIVATING);
      if (enter?.item) enter.item.$setGeometry(0, 0, enter.item.$width, enter.item.$height);
      entered();
      enter?.show(true);
      if (first) {
        exit?.setStatus(DEACTIVATING);
        exited();
      }
      this.#settle();
      return;
    }
    // Of a push the new page is told first, of all else the one that goes.
    const enters = (): void => this.#start(enter, enterMotion, entered);
    const exits = (): void => this.#start(exit, exitMotion, exited);
    if (first) enter?.setStatus(ACTIVATING);
    exit?.setStatus(DEACTIVATING);
    if (!first) {
      enter?.setStatus(ACTIVATING);
      exits();
    }
    enters();
    if (first) exits();
    enter?.show(true);
  }
  /** What has left goes when nothing moves any more. */
  readonly #leaving: Page[] = [];
  #settle(): void {
    if (this.#moving.size) return;
    for (const page of this.#leaving.splice(0)) page.leave();
  }
  #start(
    page: Page | null,
    motion: ((item: Item, done: () => void) => { stop(): void }) | null,
    done: () => void,
  ): void {
    const item = page?.item;
    if (!page || !item) {
      done();
      return;
    }
    if (!motion) {
      this.$halt(page);
      done();
      return;
    }
    page.run?.stop();
    const was = this.#moving.size;
    this.#moving.add(page);
    if (!was) this.$emit('busyChanged');
    const run = motion(item, () => {
      if (page.run !== run || this.$dead) return;
      page.run = null;
      this.#moving.delete(page);
      done();
      if (!this.#moving.size) this.$emit('busyChanged');
      this.#settle();
    });
    page.run = run;
  }
  /** It moves no more: it goes another way, or is gone. */
  $halt(page: Page): void {
    page.run?.stop();
    page.run = null;
    if (this.#moving.delete(page) && !this.#moving.size && !this.$dead) this.$emit('busyChanged');
  }
  get $busy(): boolean {
    return this.#moving.size > 0;
  }
  /** The document's transition, or the style's slide: from the side `way` in, or to it out. */
  #motion(
    name: string,
    way: number,
    enters: boolean,
  ): ((item: Item, done: () => void) => { stop(): void }) | null {
    const given = (this as unknown as Record<string, Motion | null | undefined>)[name];
    if (given === null) return null;
    if (given) {
      if (!given.enabled) return null;
      return (item, done) => {
        const run = given.$prepare([], [], done, item);
        // After the stack's own signals, as the other moves do.
        run.start();
        return run;
      };
    }
    return (item, done) => this.#slide(item, enters ? way : 0, enters ? 0 : way, done);
  }
  #slide(item: Item, from: number, to: number, done: () => void): { stop(): void } {
    const { host } = engineOf(this);
    let stopped = false;
    let began: number | null = null;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const step = (): void => {
      if (stopped || this.$dead) return;
      if (item.$dead) {
        done();
        return;
      }
      began ??= host.now();
      const part = still ? 1 : Math.min(1, (host.now() - began) / SLIDE);
      const eased = 1 - (1 - part) ** 3;
      item.$set('x', (from + (to - from) * eased) * this.$width);
      if (part < 1) host.requestFrame(step);
      else done();
    };
    host.requestFrame(step);
    return {
      stop() {
        stopped = true;
      },
    };
  }
  override $destroyed(): void {
    for (const page of this.#moving) page.run?.stop();
    super.$destroyed();
  }
}
defineType(StackViewAttached, {
  name: 'StackView',
  cpp: 'QQuickStackViewAttached',
  creatable: false,
  properties: {
    index: { type: 'int', value: -1, readonly: true },
    view: { type: () => StackView as never, readonly: true },
    status: { type: 'int', readonly: true },
    visible: {
      type: 'bool',
      get: ({ $item: item }) => item instanceof Item && item.visible,
      set(attached, visible: boolean) {
        attached.$visible = visible;
        if (attached.$item instanceof Item) attached.$item.visible = visible;
        attached.$emit('visibleChanged');
      },
      reset(attached) {
        attached.$visible = null;
        const item = attached.$item as Item;
        item.visible = (attached as unknown as { status: number }).status !== INACTIVE;
      },
    },
  },
  signals: { activated: {}, activating: {}, deactivated: {}, deactivating: {}, removed: {} },
});
const STATUS = StackViewAttached.meta.properties.status!.slot;
const MOTIONS = ['pushEnter', 'pushExit', 'popEnter', 'popExit', 'replaceEnter', 'replaceExit'];
defineType(StackView, {
  name: 'StackView',
  enums: {
    Status: { Inactive: INACTIVE, Deactivating: DEACTIVATING, Activating: ACTIVATING, Active: ACTIVE },
    LoadBehavior: { DontLoad: 0, ForceLoad: 1 },
    Operation: {
      Transition: TRANSITION,
      Immediate: IMMEDIATE,
      PushTransition: PUSH,
      ReplaceTransition: REPLACE,
      PopTransition: POP,
    },
  },
  properties: {
    busy: { type: 'bool', readonly: true, get: (view) => view.$busy },
    depth: { type: 'int', readonly: true, get: (view) => view.$depth },
    empty: { type: 'bool', readonly: true, get: (view) => view.$depth === 0 },
    currentItem: { type: () => Item, readonly: true, get: (view) => view.$current },
    initialItem: 'var',
    ...Object.fromEntries(MOTIONS.map((name) => [name, { type: 'var' }])),
  },
  methods: ['push', 'pop', 'replace', 'clear', 'get', 'find'],
  attached: StackViewAttached,
});
scopeTypes.push(StackView);
