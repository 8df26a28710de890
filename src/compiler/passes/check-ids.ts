// Reads the `id` of each object and checks it as Qt does.
import type { Analysis } from '../analysis.ts';
import { isComponent } from '../analysis.ts';
import type { BindingNode, ObjectNode } from '../ast.ts';
import { isGlobalName } from '../globals.ts';
import { isUpper } from '../scan.ts';

/**
 * Types whose children belong to the component that they are in. With any other type only the linker
 * knows: its default property may be a component (as a Repeater's is).
 */
const CONTAINERS = new Set(
  'Item Rectangle Row Column Grid Flow RowLayout ColumnLayout GridLayout StackLayout FocusScope MouseArea Window ApplicationWindow Flickable QtObject Text Image Pane Frame GroupBox Page ScrollView Button State Transition SequentialAnimation ParallelAnimation'.split(
    ' ',
  ),
);

export function checkIds(analysis: Analysis): void {
  const seen = new Map<ObjectNode, Set<string>>();
  for (const object of analysis.ast.objects) {
    if (object.group) {
      if (object.name.parts[0] === 'id') analysis.report('id-specification', object.start);
      continue;
    }
    for (const member of object.members) {
      if (member.type !== 'Binding' || member.name.parts[0] !== 'id') continue;
      if (member.name.parts.length > 1) {
        analysis.report('id-use', member.start);
        continue;
      }
      const id = readId(analysis, member);
      if (id === null || object.id) continue;
      object.id = id;
      const scope = componentScope(object);
      let ids = seen.get(scope);
      if (!ids) seen.set(scope, (ids = new Set()));
      if (ids.has(id)) analysis.report('id-not-unique', member.start);
      else ids.add(id);
    }
  }
}

/** The outermost object that is surely in the same component. */
function componentScope(object: ObjectNode): ObjectNode {
  let at = object;
  // The id of a type with children of unknown kind belongs outside, whatever its children are.
  while (at.parent && !isComponent(at.parent) && at.parent.members.includes(at)) {
    if (!CONTAINERS.has(at.parent.name.parts[at.parent.name.parts.length - 1]!)) break;
    at = at.parent;
  }
  return at;
}

function readId(analysis: Analysis, { value, start }: BindingNode): string | null {
  if (value.type !== 'Script') {
    analysis.report('id-specification', start);
    return null;
  }
  const { statement } = value;
  const node = statement.expression;
  const id: string =
    node?.type === 'Literal' && typeof node.value === 'string'
      ? node.value
      : analysis.ast.source.slice(value.start, value.end).replace(/;$/, '');
  const code = !id
    ? 'id-empty'
    : isUpper(id)
      ? 'id-upper'
      : !/^[\p{L}_]/u.test(id)
        ? 'id-start'
        : !/^[\p{L}\p{Nd}_]*$/u.test(id)
          ? 'id-characters'
          : isGlobalName(id)
            ? 'id-masks'
            : null;
  if (!code) return id;
  analysis.report(code, value.start);
  return null;
}
