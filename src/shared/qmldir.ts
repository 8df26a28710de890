// What a `qmldir` file says: which types, singletons and scripts a directory or a module has, and in which
// files they are.
import type { ImportVersion } from './compiled-document.ts';
import type { Diagnostic } from './diagnostic.ts';

/** `Service 1.0 service.js` */
export interface QmldirScript {
  readonly name: string;
  /** Null for one without a version: it is in every version. */
  readonly version: ImportVersion;
  /** Relative to the qmldir. */
  readonly file: string;
}

/** `Button 1.0 Button.qml`, `singleton Settings 1.0 Settings.qml`, `internal Row Row.qml` */
export interface QmldirDocument extends QmldirScript {
  readonly singleton: boolean;
  /** Seen only by the documents beside it. */
  readonly internal: boolean;
}

export interface Qmldir {
  /** The module's uri, from its `module` line. */
  readonly module: string | null;
  readonly types: readonly QmldirDocument[];
  readonly scripts: readonly QmldirScript[];
  /** Modules that come along with this one; `depends` only says that they should be there. */
  readonly imports: readonly {
    readonly uri: string;
    readonly version: ImportVersion;
    readonly kind: 'import' | 'depends' | 'default';
  }[];
  readonly diagnostics: readonly Diagnostic[];
}
