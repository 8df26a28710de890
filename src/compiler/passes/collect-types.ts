// The type names that objects and declarations use. Those in expressions are added when they are generated.

import type { JsNode } from '../acorn-internals.ts';
import type { Analysis } from '../analysis.ts';
import { isUpper } from '../scan.ts';

export function collectTypes(analysis: Analysis): void {
  const add = (text: string | null | undefined) => {
    if (!text) return;
    const name = text.startsWith('list<') ? text.slice(5, -1) : text;
    if (isUpper(name.slice(name.lastIndexOf('.') + 1))) analysis.useType(name);
  };
  for (const node of analysis.ast.headers)
    if (node.type === 'Import' && node.as)
      (node.kind === 'script' ? analysis.ownTypes : analysis.namespaces).add(node.as.name);
  for (const { name } of analysis.components) if (name) analysis.ownTypes.add(name);
  // What `Qt.createQmlObject` will be given stands in texts of the document, most of the time: it is looked for
  // now, since the caller expects its object at once.
  const { source } = analysis.ast;
  if (source.includes('createQmlObject'))
    for (const [, name] of source.matchAll(/(?<!class\s+|[\w.$])([A-Z]\w*(?:\.[A-Z]\w*)?)\s*\{/g)) add(name);
  for (const object of analysis.ast.objects) {
    if (!object.group) add(object.name.parts.join('.'));
    for (const member of object.members) {
      if (member.type === 'Property') add(member.valueType);
      else if (member.type === 'Signal') for (const parameter of member.parameters) add(parameter.valueType);
      else if (member.type === 'Method') {
        const fn = member.function;
        add(fn.typeAnnotation?.text);
        for (const parameter of fn.params as JsNode[])
          add((parameter.left ?? parameter).typeAnnotation?.text);
      }
    }
  }
}
