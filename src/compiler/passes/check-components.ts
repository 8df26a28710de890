// `Component {}` holds one object and nothing else; inline components have a name of their own and hold no
// further ones.
import { type Analysis, isComponent } from '../analysis.ts';
import type { ObjectNode } from '../ast.ts';
import { isUpper } from '../scan.ts';

export function checkComponents(analysis: Analysis): void {
  const names = new Set<string>();
  const inlineRoots = new Set<ObjectNode>();
  for (const object of analysis.ast.objects) {
    if (isComponent(object)) checkComponent(analysis, object);
    for (const member of object.members) {
      if (member.type !== 'Component') continue;
      if (!isUpper(member.name)) analysis.report('inline-lower', member.nameStart);
      if (names.has(member.name)) analysis.report('inline-duplicate', member.start);
      names.add(member.name);
      inlineRoots.add(member.object);
      if (isInside(object, inlineRoots)) analysis.report('inline-nested', member.start);
    }
  }
}

function isInside(object: ObjectNode, roots: ReadonlySet<ObjectNode>): boolean {
  for (let at: ObjectNode | null = object; at; at = at.parent) if (roots.has(at)) return true;
  return false;
}

function checkComponent(analysis: Analysis, object: ObjectNode): void {
  let children = 0;
  let other = false;
  let properties = false;
  let functions = false;
  let signals = false;
  for (const member of object.members) {
    switch (member.type) {
      case 'Property':
        properties = true;
        break;
      case 'Method':
        functions = true;
        break;
      case 'Signal':
        signals = true;
        break;
      case 'Binding':
      case 'On':
        if (member.type === 'Binding' && member.name.parts[0] === 'id') break;
        if (!other) analysis.report('component-members', member.start);
        other = true;
        break;
      case 'Object':
        if (!member.group) children++;
        else if (!other) {
          analysis.report('component-members', member.start);
          other = true;
        }
    }
  }
  if (properties) analysis.report('component-properties', object.start);
  if (signals) analysis.report('component-signals', object.start);
  if (functions) analysis.report('component-functions', object.start);
  if (other || analysis.incomplete) return;
  if (children > 1) analysis.report('component-body', object.start);
  else if (!children && !properties && !functions && !signals)
    analysis.report('component-empty', object.start);
}
