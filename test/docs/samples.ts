// The code samples of the documentation, and what their languages mean:
//
//   html            a page, or what stands in its body; opened in a browser
//   js, ts          a module: in Node where it imports what is of servers (`qmlet/server`, `node:fs`, …), else in the
//                   page that the html sample before it makes
//   css             rules for the elements
//   qml             a document; shown by <qml-view>
//   sh              commands, executed in a shell
//   json            data; files of the package that it names are there
//   csp             a content security policy, under which test/csp.test.ts opens its pages
//   text            nothing to be executed: a drawing, an output
//
// A first line that is a comment with a file's name gives the sample that name, under which others find it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/bundle.ts';

export interface Sample {
  /** `docs/start.md:12 html`, for messages. */
  readonly title: string;
  readonly document: string;
  readonly language: string;
  readonly code: string;
  /** The file that it says it is. */
  readonly name: string | undefined;
  /** For scripts and rules: the html sample before it. */
  readonly page: Sample | undefined;
}

const NAME = /^(?:\/\/|#|<!--|\/\*)\s*([\w./-]+\.\w+)\s*(?:-->|\*\/)?$/;

/** The documents that have samples: the README, what it leads to, and docs/. */
export function documents(): string[] {
  const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', 'bench/README.md', ...pages.map((name) => `docs/${name}`)].filter(
    (name) => existsSync(join(ROOT, name)),
  );
}

export function samplesOf(document: string, text = readFileSync(join(ROOT, document), 'utf8')): Sample[] {
  const samples: Sample[] = [];
  let page: Sample | undefined;
  let open: { fence: string; language: string; line: number; indent: number; lines: string[] } | undefined;
  text.split('\n').forEach((line, at) => {
    const fence = /^(\s*)(`{3,}|~{3,})\s*([\w-]*)/.exec(line);
    if (open) {
      if (!fence || fence[2] !== open.fence || fence[3]) {
        open.lines.push(line.slice(open.indent));
        return;
      }
      const { language, lines } = open;
      const sample: Sample = {
        title: `${document}:${open.line} ${language}`,
        document,
        language,
        code: `${lines.join('\n')}\n`,
        name: NAME.exec(lines[0] ?? '')?.[1],
        page: language === 'html' ? undefined : page,
      };
      if (language === 'html') page = sample;
      samples.push(sample);
      open = undefined;
    } else if (fence)
      open = { fence: fence[2]!, language: fence[3]!, line: at + 1, indent: fence[1]!.length, lines: [] };
  });
  return samples;
}

export const samples: readonly Sample[] = documents().flatMap((document) => samplesOf(document));

const IMPORTS = /^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm;
/** What a module imports. */
export const importsOf = (code: string): string[] =>
  [...code.matchAll(IMPORTS)].map(([, from, bare]) => from ?? bare!);

export const isScript = ({ language }: Sample): boolean => language === 'js' || language === 'ts';
/** A module of the project itself, told by its name. */
export const isSource = ({ language, name }: Sample): boolean =>
  language === 'ts' && name !== undefined && name.startsWith('src/');
export const runsInNode = (sample: Sample): boolean =>
  isScript(sample) &&
  !isSource(sample) &&
  importsOf(sample.code).some((from) => /^(node:|qmlet\/(server|vite|ssr\/lit)$)/.test(from));
