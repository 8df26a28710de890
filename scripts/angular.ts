// `qmlet/angular`, written from the manifest: a directive for each tag, which gives Angular's template checker the
// types of its properties. In the form in which libraries are published (`ɵɵngDeclare…`), which every later
// version of Angular links; so building it needs no Angular.
// What holds: what a template writes as an attribute stays one, and a reference (`#view`) is the element.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementsOf, type Manifest } from './manifest.ts';
import { settable } from './typings.ts';

/** The first version of Angular whose linker reads the declarations below, which does not mean: the last. */
const SINCE = '17.0.0';

/** How a template writes a value of a type as an attribute. */
const WRITTEN: Record<string, string> = { boolean: " | ''", number: ` | \`\${number}\`` };

const HEAD = `// Directives for Angular: \`imports: [QMLET], schemas: [CUSTOM_ELEMENTS_SCHEMA]\` in a component.
import * as i0 from '@angular/core';

/** Sets a property; text for one that is none goes by the attribute, where a template may have put it already. */
function set(element, name, attribute, value) {
  if (typeof value !== 'string' || typeof element[name] === 'string' || !attribute) element[name] = value;
  else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}
`;

/** Writes \`angular.js\` and \`angular.d.ts\` into \`outDir\`. */
export function writeAngular(outDir: string, manifest: Manifest): void {
  let code = HEAD;
  let typings = `import * as i0 from '@angular/core';\n`;
  const names: string[] = [];
  for (const [tag, declaration] of elementsOf(manifest)) {
    const { name, attributes = [] } = declaration;
    const directive = `${name}Directive`;
    const properties = settable(declaration).map(({ name: property, type }) => {
      const attribute = attributes.find(({ fieldName }) => fieldName === property);
      return { property, attribute, type: type?.text };
    });
    names.push(directive);
    code += `
export class ${directive} {
  constructor(reference) {
    this.element = reference.nativeElement;
  }
${properties
  .map(
    ({ property, attribute }) => `  get ${property}() {
    return this.element.${property};
  }
  set ${property}(value) {
    set(this.element, '${property}', ${attribute ? `'${attribute.name}'` : 'null'}, value);
  }
`,
  )
  .join('')}}
${directive}.ɵfac = i0.ɵɵngDeclareFactory({
  minVersion: '12.0.0',
  version: '${SINCE}',
  ngImport: i0,
  type: ${directive},
  deps: [{ token: i0.ElementRef }],
  target: i0.ɵɵFactoryTarget.Directive,
});
${directive}.ɵdir = i0.ɵɵngDeclareDirective({
  minVersion: '14.0.0',
  version: '${SINCE}',
  type: ${directive},
  isStandalone: true,
  selector: '${tag}',
  inputs: { ${properties.map(({ property }) => `${property}: '${property}'`).join(', ')} },
  ngImport: i0,
});
`;
    // What an attribute in a template says is text.
    const text = properties.map(({ property, attribute, type = '' }) => {
      const words = attribute?.name === property ? attribute.type?.text : '';
      const written = words?.startsWith("'") ? ` | ${words}` : words && (WRITTEN[type] ?? '');
      return [property, `${name}Properties['${property}']${written ?? ''} | undefined`];
    });
    typings += `import type { ${name}, ${name}Properties } from './types/index.js';

/** The properties of \`<${tag}>\`, for Angular's templates. */
export declare class ${directive} {
  readonly element: ${name};
  constructor(reference: i0.ElementRef<${name}>);
${text.map(([property]) => `  get ${property}(): ${name}['${property}'];\n  set ${property}(value: ${name}Properties['${property}']);\n`).join('')}${text.map(([property, type]) => `  static ngAcceptInputType_${property}: ${type};\n`).join('')}  static ɵfac: i0.ɵɵFactoryDeclaration<${directive}, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<${directive}, '${tag}', never, { ${properties
    .map(({ property }) => `'${property}': { 'alias': '${property}'; 'required': false }`)
    .join('; ')} }, {}, never, never, true, never>;
}
`;
  }
  code += `\n/** All of them, for a component's \`imports\`. */\nexport const QMLET = [${names.join(', ')}];\n`;
  typings += `\n/** All of them, for a component's \`imports\`. */\nexport declare const QMLET: readonly [${names.map((name) => `typeof ${name}`).join(', ')}];\n`;
  writeFileSync(join(outDir, 'angular.js'), code);
  writeFileSync(join(outDir, 'angular.d.ts'), typings);
}
