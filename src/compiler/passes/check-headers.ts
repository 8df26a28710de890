// Imports and pragmas.
import type { Analysis } from '../analysis.ts';
import { isUpper } from '../scan.ts';

/** The pragmas with a value: what the value is called, and what it can be. */
const VALUES: Record<string, [string, string[]]> = {
  ComponentBehavior: ['component behavior', ['Unbound', 'Bound']],
  ListPropertyAssignBehavior: ['list property assign behavior', ['Append', 'Replace', 'ReplaceIfNotDefault']],
  FunctionSignatureBehavior: ['function signature behavior', ['Ignored', 'Enforced']],
  NativeMethodBehavior: ['native method behavior', ['AcceptThisObject', 'RejectThisObject']],
  ValueTypeBehavior: [
    'value type behavior',
    ['Copy', 'Reference', 'Addressable', 'Inaddressable', 'Assertable'],
  ],
};
const PLAIN = new Set(['Singleton', 'Strict', 'Translator']);

export function checkHeaders(analysis: Analysis): void {
  const scripts = new Set<string>();
  const pragmas = new Set<string>();
  for (const node of analysis.ast.headers) {
    if (node.type === 'Pragma') {
      const known = VALUES[node.name];
      if (!known && !PLAIN.has(node.name)) analysis.report('pragma-unknown', node.start, node.name);
      else if (known) {
        const [title, values] = known;
        if (pragmas.has(node.name)) analysis.report('pragma-duplicate', node.start, title);
        for (const value of (node.value ?? '').split(','))
          if (!values.includes(value)) analysis.report('pragma-value', node.start, title, value);
      } else if (pragmas.has(node.name))
        analysis.report('pragma-duplicate', node.start, node.name.toLowerCase());
      pragmas.add(node.name);
      continue;
    }
    const { as, kind } = node;
    if (as && !isUpper(as.name)) analysis.report('import-qualifier', as.start);
    if (kind !== 'script') continue;
    if (!as) analysis.report('script-qualifier-missing', node.sourceStart);
    else if (scripts.has(as.name)) analysis.report('script-qualifier-duplicate', as.start);
    else scripts.add(as.name);
  }
}
