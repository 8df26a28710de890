// Writes the same things of a bundle in the same way, where minifiers leave them as they are: what is alike compresses
// better.
// What always holds: the module does what it did. What a function or class is used for before it stands is not looked
// for, as no minifier's output and no test would go on working with it.
import { parse } from 'acorn';
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
