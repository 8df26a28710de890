// What the compiler makes of a QML document and the runtime brings to life: plain data with functions
// in it. The compiler knows no types, so every name that a document does not bind itself is looked up
// when the document is linked against the types that it imports; the compiled functions only say
// where a look-up happens.
//
// Every compiled function takes the two objects it looks names up in:
//   $c  the component context (`CompiledContext`): the ids of one instance of a component, and outwards
//   $o  the scope object: the QML object that the binding, handler or method belongs to
//
// How the names of an expression are compiled, in the order in which QML searches:
//   local variable, parameter          left as it is
//   id of the scope object             $c.ids.name
//   any other name, lower or upper     $c.own(SITE, $o).name        read, written, called, deleted
//                                      (ids of other objects among them: whether one is visible
//                                      depends on which objects turn out to be components when linked)
//   (an upper-case name that is only read, without a member: $c.type(SITE, $o), the value itself)
//   member of an upper-case name       $c.type(SITE, $o, 'member').member          an enum value,
//                                      an attached property, a member of a singleton or a script
//   member through a namespace         $c.type(SITE, $o, 'Type', 'member').member
//   the type in a namespace itself     $c.type(SITE, $o, 'Type').Type
//   a name that is assigned to         $c.target(SITE, $o).name = value
//   this, outside of functions         $o; in one that is called without an object ($c.global)
//   a == b, a === b                    $c.like(a, b), $c.same(a, b) unless one is surely no value type's
//   x.connect(a.b), callLater(b)       x.connect($c.method(a, 'b')), callLater($c.method($c.own(SITE, $o), 'b'))
//   for (name in value)                for (name in $c.keys(value))
//   catch (e) { ... }                  catch (e) { e = $c.caught(e); ... }
// An id of an enclosing object goes through `own` too, since a component between the two may have a
// property or a model role of that name. Whoever calls the functions may give them `this` or not.
// SITE is an index into the document's `sites`: one entry for each pair of an object and a name, so
// that what a look-up found can be remembered there.

/** Where something stands in the document: line and column counted from 1. */
export type Location = readonly [line: number, column: number];

/** The version in an import, `[2, 15]`; only the major one given: `[2, -1]`; none given: `null`. */
export type ImportVersion = readonly [major: number, minor: number] | null;

/** One `import` statement. */
export type CompiledImport =
  | { kind: 'module'; uri: string; version: ImportVersion; as: string | null; loc: Location }
  /** A directory or a remote directory, as written: `"../lib"`, `"http://host/dir"`. */
  | { kind: 'directory'; url: string; version: ImportVersion; as: string | null; loc: Location }
  | { kind: 'script'; url: string; as: string; loc: Location };

/** The instance-side half of the compiled code's look-ups. The runtime implements it. */
export interface CompiledContext {
  /**
   * The objects with an id, by id; null before an object exists and after it was destroyed. Inherits
   * from the ids of the enclosing component's context.
   */
  readonly ids: Record<string, unknown>;
  /**
   * The object that owns `sites[site].name` as a property, so that `own(i, $o).name` reads, writes and
   * calls it with the right `this`. A name found nowhere: a ReferenceError; with `soft` (for `typeof`)
   * an empty object.
   */
  own(site: number, scope: object, soft?: boolean): Record<string, unknown>;
  /** The same for a name that is assigned to: ids and new globals are refused. */
  target(site: number, scope: object): Record<string, unknown>;
  /** What `this` is in a function that is called without an object. */
  readonly global: object;
  /** `===`, and `==`, where points, colours and their like are equal when what they hold is. */
  same(a: unknown, b: unknown): boolean;
  like(a: unknown, b: unknown): boolean;
  /** What `owner` has under a name; a method of a type so that it keeps its object when it is called later. */
  method(owner: object, name: string): unknown;
  /** What `for (name in value)` goes through. */
  keys(value: unknown): unknown;
  /** An error that a document catches, in Qt's words. */
  caught(error: unknown): unknown;
  /**
   * The object on which `member` of the type, singleton, script or JavaScript global called
   * `sites[site].name` is found: the attached object of `scope`, the enum values, the singleton. With
   * a third name the first names a namespace, the second a type in it. Without a member: the type
   * itself as a value (for `instanceof`, and for passing it on).
   */
  type(site: number, scope: object, member?: string, second?: string): Record<string, unknown>;
}

/** A binding's or handler's code. `this` is the scope object. */
export type CompiledFunction = ($c: CompiledContext, $o: object) => unknown;

/** A place where a name is looked up: `object` is the index of the scope object in `objects`. */
export interface NameSite {
  readonly name: string;
  readonly object: number;
}

/**
 * The value that a document gives to a property.
 * `literal`: a JavaScript value that needs no scope. `binding`: evaluated, and again when what it read
 * changes. `object`: one object declaration, by its index in `objects`. `list`: several. `translation`
 * needs no kind of its own: it is a binding.
 */
export type CompiledValue =
  | { kind: 'literal'; value: string | number | boolean | null | undefined }
  | { kind: 'binding'; run: CompiledFunction; source: string }
  | { kind: 'object'; object: number }
  | { kind: 'list'; objects: readonly number[] };

/**
 * `name: value` in an object. `path` is the property split at its dots: `['width']`, `['font',
 * 'pixelSize']`, `['Layout', 'fillWidth']`, `['Q', 'Keys', 'enabled']`; a group `font { ... }` is
 * flattened into its members. `on` marks `NumberAnimation on x {}`: the value is the object that
 * intercepts the property.
 */
export interface CompiledBinding {
  readonly path: readonly string[];
  readonly value: CompiledValue;
  readonly on?: true;
  /** Where the property's name stands; errors about the value itself are at `valueLoc`. */
  readonly loc: Location;
  readonly valueLoc?: Location;
}

/**
 * `onClicked: ...`. `path` ends with the handler's name as written: `['onClicked']`, `['Component',
 * 'onCompleted']`, `['Keys', 'onReturnPressed']`.
 * `make` returns the function to connect; its parameters are the signal's, by position. `parameters` is
 * null for a body without a parameter list (`onClicked: mouse.accepted = true`): then `injected` names
 * the free names in it that may be the signal's parameters, and `make` returns a function that takes
 * an object of those that the signal really has, under their names; the names that it has not are
 * looked up by their sites. That object has no prototype; a second argument holds all the values of the
 * signal, for `arguments`. A body that is an expression returns its value, so that a property that is
 * only called like a handler (`property bool onTop`) can be bound to it.
 */
export interface CompiledHandler {
  readonly path: readonly string[];
  readonly parameters: readonly string[] | null;
  readonly injected: readonly string[];
  readonly make: ($c: CompiledContext, $o: object) => (...values: never[]) => unknown;
  readonly loc: Location;
}

/** A `property` declaration without its value (that is in `bindings`). */
export interface CompiledProperty {
  readonly name: string;
  /** As written: `int`, `var`, `Item`, `Q.Item`. For a list the type of its elements. */
  readonly type: string;
  readonly list: boolean;
  readonly default: boolean;
  readonly required: boolean;
  readonly readonly: boolean;
  readonly loc: Location;
}

/** `property alias name: id.member.member`; `path` is empty for an alias to the object itself. */
export interface CompiledAlias {
  readonly name: string;
  readonly id: string;
  readonly path: readonly string[];
  readonly default: boolean;
  readonly loc: Location;
}

export interface CompiledParameter {
  readonly name: string;
  readonly type: string | null;
}

export interface CompiledSignal {
  readonly name: string;
  readonly parameters: readonly CompiledParameter[];
  readonly loc: Location;
}

export interface CompiledMethod {
  readonly name: string;
  readonly parameters: readonly CompiledParameter[];
  readonly returns: string | null;
  /** The method itself for one object. */
  readonly make: ($c: CompiledContext, $o: object) => (...values: never[]) => unknown;
  readonly loc: Location;
}

export interface CompiledEnum {
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
}

/** One object declaration. */
export interface CompiledObject {
  /** As written: `Item`, `Q.Item`; an inline component of another document: `Dialogs.Row`. */
  readonly type: string;
  readonly id: string | null;
  readonly loc: Location;
  readonly properties: readonly CompiledProperty[];
  readonly aliases: readonly CompiledAlias[];
  readonly signals: readonly CompiledSignal[];
  readonly methods: readonly CompiledMethod[];
  readonly enums: readonly CompiledEnum[];
  /** Names of inherited properties made required by `required name`. */
  readonly required: readonly string[];
  readonly bindings: readonly CompiledBinding[];
  readonly handlers: readonly CompiledHandler[];
  /** Objects declared without a property name, in order: they go to the default property. */
  readonly children: readonly number[];
  /** For `Component { }` in the source: the index in `components` of what it holds, -1 when empty. */
  readonly component?: number;
}

/**
 * A component that the text alone shows: the document itself, a `Component {}`, an inline `component
 * Name: Type {}`. An object given to a property whose type is Component (`delegate: Rectangle {}`) becomes
 * one when the document is linked; nothing in its compiled code depends on that.
 */
export interface CompiledComponent {
  /** The inline component's name, else null. */
  readonly name: string | null;
  /** Index of the enclosing component in `components`, -1 for the document and for inline components. */
  readonly outer: number;
  /** Index of the root object in `objects`. */
  readonly root: number;
}

/** A compiled QML document. `components[0]` is the document's own. */
export interface CompiledDocument {
  readonly format: 1;
  /** The document's URL or file name, as it stands in messages. */
  readonly url: string;
  readonly pragmas: readonly { name: string; value: string | null; loc: Location }[];
  readonly imports: readonly CompiledImport[];
  /** All type names that the document uses, so that they can be fetched before it is linked. */
  readonly typeNames: readonly string[];
  /** Documents beside it that stand in its texts, as `source: "Page.qml"`; left out when there are none. */
  readonly files?: readonly string[];
  /** What it needs beside the engine: see late-names. */
  readonly uses?: readonly string[];
  readonly components: readonly CompiledComponent[];
  readonly objects: readonly CompiledObject[];
  readonly sites: readonly NameSite[];
}

/**
 * A compiled JavaScript resource. Without `.pragma library` every importing component gets a run of
 * its own whose free names are looked up in that component; a library is run once, and sees no component.
 */
export interface CompiledScript {
  readonly format: 1;
  readonly url: string;
  /** Names of types that its expressions use. */
  readonly types?: readonly string[];
  readonly library: boolean;
  readonly imports: readonly CompiledImport[];
  readonly sites: readonly NameSite[];
  /** What it needs beside the engine: see late-names. */
  readonly uses?: readonly string[];
  /** Runs the file; returns an object with an accessor for each top-level variable, function and class. */
  readonly run: ($c: CompiledContext, $o: object) => Record<string, unknown>;
}
