// Gives every object its index and finds the components that the text shows.
import { type Analysis, isComponent } from '../analysis.ts';
import type { ObjectNode } from '../ast.ts';

export function numberObjects(analysis: Analysis): void {
  const { ast, components } = analysis;
  if (!ast.root) return;
  const inlineNames = new Map<ObjectNode, string>();
  for (const object of ast.objects)
    for (const member of object.members)
      if (member.type === 'Component') inlineNames.set(member.object, member.name);
  components.push({ name: null, outer: -1, root: ast.root });
  // Parents come before what they hold, so the component of a parent is known.
  const within = new Map<ObjectNode, number>([[ast.root, 0]]);
  for (const object of ast.objects) {
    if (!object.group) object.index = analysis.objects.push(object) - 1;
    const inlineName = inlineNames.get(object);
    if (inlineName !== undefined) {
      within.set(object, components.push({ name: inlineName, outer: -1, root: object }) - 1);
      continue;
    }
    const { parent } = object;
    if (!parent) continue;
    const outer = within.get(parent) ?? 0;
    const isChild = !object.group && isComponent(parent) && parent.members.includes(object);
    if (isChild && !analysis.componentOf.has(parent)) {
      const index = components.push({ name: null, outer, root: object }) - 1;
      analysis.componentOf.set(parent, index);
      within.set(object, index);
    } else within.set(object, outer);
  }
}
