// What editors want to know of the tags, written from the manifest: VS Code's custom data for HTML and CSS, and
// web-types for JetBrains' editors. The manifest is made to say of an attribute what may stand in it as text,
// since that is what is completed in HTML.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { ROOT } from './bundle.ts';
import { elementsOf, type Manifest } from './manifest.ts';

const LITERAL = /^'[\w-]+'( \| '[\w-]+')*$/;

/** The manifest with nothing in the types of attributes but lists of words, booleans, numbers and text. */
function forEditors(manifest: Manifest): Manifest {
  const copy = structuredClone(manifest);
  for (const { declarations } of copy.modules)
    for (const declaration of declarations) {
      const { attributes = [], cssProperties = [], members = [] } = declaration;
      // What tells the state is there for stylesheets, not to be written.
      declaration.attributes = attributes.filter(
        ({ fieldName }) => !members.some(({ name, readonly }) => name === fieldName && readonly),
      );
      for (const attribute of attributes) {
        const text = attribute.type?.text ?? 'string';
        if (!LITERAL.test(text) && text !== 'boolean' && text !== 'number')
          attribute.type = { text: 'string' };
      }
      for (const property of cssProperties) property.default ??= '';
    }
  return copy;
}

/** Writes `editors/*.json` into `outDir`. */
export function writeEditorData(outDir: string, manifest: Manifest): void {
  const folder = join(outDir, 'editors');
  mkdirSync(folder, { recursive: true });
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const options = { hideLogs: true, outdir: folder };
  // biome-ignore lint/suspicious/noExplicitAny: the generators' types are those of a later schema
  const input = () => forEditors(manifest) as any;
  const webTypes = {
    ...JSON.parse(getWebTypesData(input(), { ...options, packageJson: false })),
    name,
    version,
  };
  const html: { tags: { name: string; attributes: { name: string; valueSet?: string }[] }[] } = JSON.parse(
    getVsCodeHtmlCustomData(input(), options),
  );
  const elements = elementsOf(manifest);
  for (const { name: tag, attributes } of html.tags)
    for (const attribute of attributes) {
      const type = elements.get(tag)?.attributes?.find((one) => one.name === attribute.name)?.type;
      // Completed without a value.
      if (type?.text === 'boolean') attribute.valueSet = 'v';
    }
  const files: Record<string, object> = {
    'html-custom-data': html,
    'css-custom-data': JSON.parse(getVsCodeCssCustomData(input(), options)),
    'web-types': webTypes,
  };
  for (const [file, data] of Object.entries(files)) {
    const text = JSON.stringify(data, null, 1).replaceAll(' _(default: )_', '');
    writeFileSync(join(folder, `${file}.json`), `${text}\n`);
  }
}
