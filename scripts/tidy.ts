// Writes the same things of a bundle in the same way, where minifiers leave them as they are: what is alike compresses
// better.
// What always holds: the module does what it did. What a function or class is used for before it stands is not looked
// for, as no minifier's output and no test would go on working with it.
import { type AnyNode, parse } from 'acorn';
import { RolldownMagicString } from 'rolldown';

/** Whether a function's `this` or `arguments` is its own. */
const HAS_ITS_OWN = /\bthis\b|\barguments\b/;

/** One static block a class, one way to declare, and arrows for functions. */
export function tidy(code: string): RolldownMagicString {
  const text = new RolldownMagicString(code);
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  for (const one of body) {
    if (one.type === 'FunctionDeclaration') {
      const { id, params, body: block, start, end } = one;
      if (one.generator || HAS_ITS_OWN.test(code.slice(start, end))) continue;
      const open = code.indexOf('(', id.end);
      text.overwrite(start, open, `let ${id.name} = ${one.async ? 'async ' : ''}`);
      const last = params.at(-1)?.end ?? open;
      text.overwrite(code.indexOf(')', last), block.start, ') => ');
      text.appendLeft(end, ';');
    } else if (one.type === 'VariableDeclaration') {
      text.overwrite(one.start, one.start + one.kind.length, 'let');
      for (const { init } of one.declarations)
        if (init?.type === 'ClassExpression') {
          let block: { end: number } | undefined;
          for (const member of init.body.body)
            if (member.type !== 'StaticBlock') block = undefined;
            else {
              // What is in this one goes on where the one before it ended.
              if (block) text.remove(block.end - 1, code.indexOf('{', member.start) + 1);
              block = member;
            }
        }
    }
  }
  return text;
}

/** All nodes of a tree. */
function* nodesOf(value: unknown): Generator<AnyNode> {
  if (!value || typeof value !== 'object') return;
  if (typeof (value as AnyNode).type === 'string') yield value as AnyNode;
  for (const one of Object.values(value)) yield* nodesOf(one);
}

/** Leaves what an arrow is that is called where it stands, with variables that have the names of its parameters. */
export function straighten(code: string): RolldownMagicString {
  const text = new RolldownMagicString(code);
  for (const node of nodesOf(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'ArrowFunctionExpression') continue;
    const { params, body } = node.callee;
    const same = params.every((one, index) => {
      const given = node.arguments[index];
      return one.type === 'Identifier' && given?.type === 'Identifier' && given.name === one.name;
    });
    const writes = [...nodesOf(body)].some(({ type }) => /^(Assignment|Update)Expression$/.test(type));
    if (body.type === 'BlockStatement' || !same || writes || node.arguments.length !== params.length)
      continue;
    // It may be in parentheses already, of which minifiers take those away that mean nothing.
    text.overwrite(node.start, body.start, '(');
    text.overwrite(body.end, node.end, ')');
  }
  return text;
}
