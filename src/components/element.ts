// What the hand-written elements have in common: properties that are kept in attributes, one update a task, and a
// shadow tree that is there from the beginning.
// What always holds: an attribute is where a settable property is kept, so markup, properties set before the upgrade
// and frameworks all mean the same, and what a server wrote needs no second telling. A shadow tree that came with the
// markup is kept, unless it is empty or another's. No document is touched before an element is made: the classes can be imported anywhere.
import { kebab } from '../shared/kebab.ts';

/**
 * What a property is while its attribute is absent, which says its kind as well. For an enum: its values by name, the
 * last of which it then is. For one with an accessor of its own: `String` where that is given the attribute's text,
 * `null` where the attribute is only observed.
 */
export type Fallback = string | number | boolean | null | Readonly<Record<string, number>> | typeof String;

/** Of one without an accessor of its own. */
type Kept = Exclude<Fallback, typeof String>;

/** Marks a stylesheet, which the build makes small; nothing is put into the text. */
export const css = (text: TemplateStringsArray): string => text[0]!;

/** By their texts: all elements of a kind share one, and those in another document, which does not take it, another. */
const sheets: Record<string, CSSStyleSheet> = {};

/** As the platform spells it, where its text fields have such an attribute. */
const attributeOf = (name: string): string => (/^(readO|maxL)/.test(name) ? name.toLowerCase() : kebab(name));

/** Sets an attribute, or takes it away. */
export function reflect(element: Element, attribute: string, value: unknown): void {
  if (value === false || value == null) element.toggleAttribute(attribute, false);
  else element.setAttribute(attribute, value === true ? '' : (value as string));
}

/** Whether `text` is the name of an enum's value, or its last words. */
const isNamed = (name: string, text: string | null | undefined): boolean =>
  `-${kebab(name)}`.endsWith(`-${text}`);

/** What the text of an attribute says, as the kind of value that `fallback` is. */
function read(text: string | null | undefined, fallback: Kept): unknown {
  if (fallback === false) return text != null;
  if (typeof fallback === 'number') return text && +text >= 0 ? +text : fallback;
  if (fallback instanceof Object)
    return Object.entries(fallback).find(([name], at, all) => isNamed(name, text) || !all[at + 1])![1];
  return text ?? fallback;
}

/** The text of an attribute for a property that is `value`. */
function written(value: unknown, fallback: Kept): unknown {
  if (fallback === false) return !!value;
  // A name of an enum is what its attribute says: frameworks set what stands in markup as properties.
  if (!(fallback instanceof Object) || typeof value === 'string') return value;
  const name = Object.keys(fallback).find((key) => fallback[key] === value);
  return name && kebab(name);
}

/** An accessor, as one that is written in a class, but for loops. */
export const define = (
  prototype: object,
  name: string,
  get: (this: never) => unknown,
  set?: (this: never, value: unknown) => void,
): void => {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get,
    set,
  } as PropertyDescriptor);
};

/**
 * Adds elements, written as markup whose values have no quotes and no spaces. No parser is asked: pages that allow
 * no text to become markup (`require-trusted-types-for`) have nothing to object to.
 * @returns the last one
 */
export function build(markup: string, parent: Node = new DocumentFragment()): Element {
  let last!: Element;
  for (const [, tag, attributes] of markup.matchAll(/<(\w*)([^>]*)>/g))
    if (tag) {
      parent = parent.appendChild((last = document.createElement(tag)));
      for (const [, name, value] of attributes!.matchAll(/([\w-]+)=?(\S*)/g))
        last.setAttribute(name!, value!);
    } else parent = parent.parentNode!;
  return last;
}

const tagsOf = ({ children }: ParentNode): string =>
  Array.from(children, ({ localName }) => localName).join();

/** `HTMLElement`, where there is one. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * The base of the hand-written elements. A class that extends one sets properties in `connectedCallback`, or has them as
 * fields of its own: the platform allows no constructor to set attributes.
 */
export abstract class PlainElement extends Base {
  /** The stylesheets of the shadow tree. */
  declare protected static styles: readonly string[];
  /** What is in every shadow tree from the beginning, in the form that `build` takes. */
  declare protected static template: string;
  declare protected static delegatesFocus: boolean;
  /** The properties that have an attribute. */
  declare protected static properties: Readonly<Record<string, Fallback>>;

  /** @internal */
  static get observedAttributes(): readonly string[] {
    // Asked for when the tag is defined: early enough for the accessors, and no work for who never does.
    // biome-ignore lint/complexity/noThisInStatic: each element's class has accessors of its own
    const { properties, prototype } = this;
    return Object.entries(properties).map(([name, fallback]) => {
      const attribute = attributeOf(name);
      // A class that extends another may have accessors over those of the other, whose tag is defined before it.
      if (!(name in prototype))
        define(
          prototype,
          name,
          function (this: PlainElement) {
            return read(this.textOf(attribute), fallback as Kept);
          },
          function (this: PlainElement, value) {
            reflect(this, attribute, written(value, fallback as Kept));
          },
        );
      return attribute;
    });
  }

  /** Resolves once the shadow tree shows what was set. @readonly */
  updateComplete: Promise<void> = Promise.resolve();
  #updating: boolean | undefined;

  constructor() {
    super();
    const { delegatesFocus, template } = this.constructor as typeof PlainElement;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus });
    const tree = build(template).getRootNode() as DocumentFragment;
    if (tagsOf(root) !== tagsOf(tree)) root.replaceChildren(tree);
    this.#dress();
  }

  /** Puts the stylesheets on: at first, and where another document has taken them away. */
  #dress(): void {
    const root = this.shadowRoot!;
    const view = this.ownerDocument.defaultView;
    if (view && !root.adoptedStyleSheets[0])
      root.adoptedStyleSheets = (this.constructor as typeof PlainElement).styles.map((text) => {
        if (!(sheets[text] instanceof view.CSSStyleSheet))
          (sheets[text] = new view.CSSStyleSheet()).replaceSync(text);
        return sheets[text]!;
      });
  }

  /** @internal */
  connectedCallback(): void {
    // Properties set before the upgrade lie on the element itself, and hide the accessors. Not earlier than here: what
    // the constructor sets during an upgrade is not told to `attributeChangedCallback`.
    const own = this as unknown as Record<string, unknown>;
    const { properties } = this.constructor as typeof PlainElement;
    for (const [name, value] of Object.entries(own))
      if (name in properties) {
        delete own[name];
        own[name] = value;
      }
    this.#dress();
    this.requestUpdate();
  }

  /** @internal */
  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (__DEV__) this.#check(name, value);
    const { properties } = this.constructor as typeof PlainElement;
    if (properties[name] === String) (this as unknown as Record<string, unknown>)[name] = value;
    this.requestUpdate();
  }

  /** Warns of an attribute that names no value of its enum. */
  #check(attribute: string, text: string | null): void {
    if (!__DEV__) return;
    const { properties } = this.constructor as typeof PlainElement;
    const values = properties[Object.keys(properties).find((name) => attributeOf(name) === attribute)!];
    if (text === null || !values || typeof values !== 'object') return;
    const names = Object.keys(values);
    if (names.some((name) => isNamed(name, text))) return;
    console.warn(`<${this.localName} ${attribute}="${text}">: not one of ${names.map(kebab).join(', ')}.`);
  }

  /** Has `update` called at the end of the task. */
  protected requestUpdate(): void {
    if (this.#updating) return;
    this.#updating = true;
    this.updateComplete = Promise.resolve().then(() => {
      this.#updating = false;
      this.update();
    });
  }

  /** Makes the shadow tree show the properties. */
  protected abstract update(): void;

  /** The text of an attribute, or what counts as such. */
  protected textOf(attribute: string): string | null | undefined {
    return this.getAttribute(attribute);
  }
}
