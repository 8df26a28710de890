// What one object may contain: type names, values given twice, and the rules for groups.
import type { Analysis } from '../analysis.ts';
import type { ObjectNode } from '../ast.ts';
import { isUpper } from '../scan.ts';

export function checkObjects(analysis: Analysis): void {
  for (const object of analysis.ast.objects) {
    checkTypeName(analysis, object);
    if (object.members.length > 1) checkTwice(analysis, object);
    if (object.group) checkGroup(analysis, object);
  }
}

function checkTypeName(analysis: Analysis, object: ObjectNode): void {
  const { parts, end } = object.name;
  const last = parts[parts.length - 1]!;
  // As a member of an object, a lower-case name is a group.
  if (!object.group && !isUpper(last)) analysis.report('type-name', end - last.length);
}

/** One property has one value. `Animation on x` stands beside it. */
function checkTwice(analysis: Analysis, object: ObjectNode): void {
  const seen = new Set<string>();
  for (const member of object.members) {
    let name: string;
    let at: number;
    if (member.type === 'Binding') {
      name = member.name.parts.join('.');
      at = member.start;
    } else if (member.type === 'Property' && member.value && member.valueType !== 'alias') {
      ({ name, nameStart: at } = member);
    } else continue;
    if (seen.has(name)) analysis.report('property-twice', at);
    else seen.add(name);
  }
}

function checkGroup(analysis: Analysis, object: ObjectNode): void {
  for (const member of object.members) {
    if (member.type === 'Object') {
      if (!member.group) analysis.report('group-value', member.start);
    } else if (member.type !== 'Binding' && member.type !== 'On')
      analysis.report('group-declaration', member.start);
  }
}
