// A React component for a custom element. React before 19 sets attributes only and hears no events of elements; the
// component sets properties and listens. It does so in React 19 as well, with the same props.
// What always holds: an element has its listeners and properties in the task in which it comes into the page, so
// before a socket connects; a listener that changes costs no new listening; a prop that is left out again gives the
// property back what it was.
import {
  createElement,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type PropsWithoutRef,
  type RefAttributes,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { kebab } from '../shared/kebab.ts';

type Pascal<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Text>;

/** Props for events: `onTextChanged` for `text-changed`. `Events` says what each is. */
export type Listeners<Events> = {
  [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};

/** The props of a component: the element's properties, its events, and what React knows of every element. */
export type ComponentProps<Element, Properties, Events> = {
  [Name in keyof Properties]?: Properties[Name] | undefined;
} & Listeners<Events> &
  Omit<HTMLAttributes<Element>, keyof Properties | keyof Listeners<Events>>;

/** A component whose `ref` is the element. */
export type ElementComponent<Element, Properties, Events> = ForwardRefExoticComponent<
  PropsWithoutRef<ComponentProps<Element, Properties, Events>> & RefAttributes<Element>
>;

/** `onTextChanged` for `text-changed`. */
const propOf = (event: string): string =>
  `on${event.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;

/** As the platform spells it, where its text fields have such an attribute. */
const attributeOf = (property: string): string =>
  /^(readOnly|maxLength)$/.test(property) ? property.toLowerCase() : kebab(property);

/** Attributes in which `false` is a word. */
const WORDS = /^(aria-|data-|contentEditable$|draggable$|spellCheck$|suppress)/;

// Without a document there is no layout, and React 18 would warn.
const useCommit = typeof document === 'undefined' ? useEffect : useLayoutEffect;

type Values = Record<string, unknown>;

/** What a component keeps for its element. */
class Binding {
  readonly element: Values & EventTarget;
  /** By event. */
  listeners = new Map<string, (event: Event) => void>();
  readonly #heard = new Set<string>();
  /** What properties that were set were before. */
  readonly #before: Values = {};
  #set: Values = {};

  constructor(element: EventTarget) {
    this.element = element as Values & EventTarget;
  }

  handleEvent(event: Event): void {
    this.listeners.get(event.type)?.(event);
  }

  listen(listeners: Map<string, (event: Event) => void>): void {
    this.listeners = listeners;
    for (const type of listeners.keys())
      if (!this.#heard.has(type)) {
        this.#heard.add(type);
        this.element.addEventListener(type, this);
      }
  }

  set(values: Values): void {
    const { element } = this;
    for (const name of Object.keys({ ...this.#set, ...values })) {
      const value = values[name];
      if (Object.is(value, this.#set[name])) continue;
      if (!(name in this.#before)) this.#before[name] = element[name];
      element[name] = value === undefined ? this.#before[name] : value;
    }
    this.#set = values;
  }

  end(): void {
    for (const type of this.#heard) this.element.removeEventListener(type, this);
    this.#heard.clear();
  }
}

/**
 * Makes a React component of a custom element, one that `defineElement` made for example. The tag has to be defined
 * by the time the component is mounted, or later.
 * @param tag the element's tag
 * @param properties what is set as a property; other props go the way of all attributes
 * @param events what can be listened to: `text-changed` becomes the prop `onTextChanged`
 */
export function createComponent<
  Element extends HTMLElement,
  Properties extends object,
  Events extends object = Record<never, Event>,
>(
  tag: string,
  properties: readonly (keyof Properties & string)[],
  events: readonly (keyof Events & string)[] = [],
): ElementComponent<Element, Properties, Events> {
  const own = new Set<string>(properties);
  const types = new Map(events.map((event) => [propOf(event), event]));

  const Component = forwardRef((props: object, forwarded: ForwardedRef<Element>) => {
    const binding = useRef<Binding | null>(null);
    const values: Values = {};
    const listeners = new Map<string, (event: Event) => void>();
    // An attribute that only the server wrote is no mistake.
    const rest: Values = { suppressHydrationWarning: true };
    for (const [name, value] of Object.entries(props)) {
      const type = types.get(name);
      if (type) {
        if (value) listeners.set(type, value);
      } else if (own.has(name)) {
        if (value !== undefined) values[name] = value;
      } else if (name === 'className') rest.class = value;
      else rest[name] = typeof value !== 'boolean' || WORDS.test(name) ? value : value ? '' : undefined;
    }
    if (typeof document === 'undefined')
      for (const [name, value] of Object.entries(values))
        if (/^(string|number|true)$/.test(`${value === true || typeof value}`))
          rest[attributeOf(name)] = value === true ? '' : value;

    rest.ref = useCallback(
      (element: Element | null) => {
        // A ref that is another function in each rendering is no other element.
        if (element && binding.current?.element !== element) binding.current = new Binding(element);
        if (typeof forwarded === 'function') return forwarded(element);
        if (forwarded) forwarded.current = element;
      },
      [forwarded],
    );
    useCommit(() => {
      binding.current!.listen(listeners);
      binding.current!.set(values);
    });
    useCommit(() => {
      const { current } = binding;
      return () => current!.end();
    }, []);
    return createElement(tag, rest);
  });
  Component.displayName = propOf(tag).slice(2);
  return Component as never;
}
