// `qsTr`, `qsTrId`, `qsTranslate` and their `NOOP` marks. Where translated texts come from is the
// embedder's: a lookup that is given context, text, disambiguation and number. Without one, texts stand
// for themselves, with `%n` filled in.

import { late } from './late-members.ts';

/** What is to be translated. For `qsTrId` the source is the id, and the context empty. */
export interface Message {
  context: string;
  source: string;
  disambiguation: string;
  /** For plurals; -1 when there is none. */
  n: number;
  id?: true;
}
/** Gives the translation, with `%n` still in it; undefined when there is none. */
export type Translate = (message: Message) => string | undefined;

type Wanted = readonly [type: 'string' | 'number', name: string];
const ORDINALS = ['first', 'second', 'third', 'fourth'];

function check(name: string, given: unknown[], least: number, wanted: readonly Wanted[]): void {
  if (given.length < least)
    throw new Error(`${name}() requires at least ${least > 1 ? 'two arguments' : 'one argument'}`);
  wanted.forEach(([type, what], i) => {
    if (i < given.length && typeof given[i] !== type)
      throw new (name === 'qsTrId' ? TypeError : Error)(
        `${name}(): ${ORDINALS[i]} argument (${what}) must be a ${type}`,
      );
  });
}

const noop =
  (index: number) =>
  (...a: unknown[]) =>
    a[index];

/** The functions for documents whose texts belong to `context`: the file's name without `.qml`. */
export function translations(context: () => string, translate?: Translate) {
  const find = (message: Message): string => {
    const text = translate?.(message) ?? message.source;
    const { n } = message;
    return n < 0 ? text : text.replace(/%(L?)n/g, (_, local) => (local ? late.localNumber(n, 0) : String(n)));
  };
  const whole = (n: unknown) => (n === undefined ? -1 : Math.trunc(n as number));
  return {
    qsTr(...a: unknown[]): string {
      check('qsTr', a, 1, [
        ['string', 'sourceText'],
        ['string', 'disambiguation'],
        ['number', 'n'],
      ]);
      const [source, disambiguation = '', n] = a as [string, string?, number?];
      return find({ context: context(), source, disambiguation, n: whole(n) });
    },
    qsTranslate(...a: unknown[]): string {
      check('qsTranslate', a, 2, [
        ['string', 'context'],
        ['string', 'sourceText'],
        ['string', 'disambiguation'],
      ]);
      const [own, source, disambiguation = '', n] = a as [string, string, string?, unknown?];
      return find({ context: own, source, disambiguation, n: whole(typeof n === 'number' ? n : undefined) });
    },
    qsTrId(...a: unknown[]): string {
      check('qsTrId', a, 1, [
        ['string', 'id'],
        ['number', 'n'],
      ]);
      return find({ context: '', source: a[0] as string, disambiguation: '', n: whole(a[1]), id: true });
    },
    QT_TR_NOOP: noop(0),
    QT_TRANSLATE_NOOP: noop(1),
    QT_TRID_NOOP: noop(0),
  };
}
