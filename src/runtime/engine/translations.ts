// `qsTr` and its kin among the globals of an engine. Comes when a document names one of them.
import { late } from '../qt/late-members.ts';
import { translations } from '../qt/translation.ts';
import type { Engine } from './engine.ts';

type Texts = ReturnType<typeof translations>;

function textsOf(engine: Engine): Texts {
  // Texts belong to the document whose code asks for them.
  const document = (): string => /([^/]*?)(?:\.qml)?(?:[?#].*)?$/s.exec(engine.currentUrl())![1]!;
  return translations(document, (message) => engine.translate?.(message));
}

export function install(): void {
  const engines = new WeakMap<Engine, Texts>();
  const names = Object.keys(translations(() => '')) as (keyof Texts)[];
  for (const name of names)
    late.globals[name] = (engine: Engine) => {
      let texts = engines.get(engine);
      if (!texts) engines.set(engine, (texts = textsOf(engine)));
      return texts[name];
    };
}
