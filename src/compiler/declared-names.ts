// The names that a piece of JavaScript declares itself: by patterns, `let` and its kin, functions and `var`.
import type { JsNode } from './acorn-internals.ts';

export function collectPattern(node: JsNode, names: Set<string>): void {
  switch (node.type) {
    case 'Identifier':
      names.add(node.name);
      return;
    case 'ObjectPattern':
      for (const property of node.properties) collectPattern(property.value ?? property.argument, names);
      return;
    case 'ArrayPattern':
      for (const element of node.elements) if (element) collectPattern(element, names);
      return;
    case 'AssignmentPattern':
      collectPattern(node.left, names);
      return;
    case 'RestElement':
      collectPattern(node.argument, names);
  }
}

/** What `let`, `const`, `class` and `function` declare directly in a statement list. */
export function collectLexical(statements: readonly JsNode[], names: Set<string>): void {
  for (const node of statements) {
    if (node.type === 'VariableDeclaration') {
      if (node.kind !== 'var')
        for (const declarator of node.declarations) collectPattern(declarator.id, names);
    } else if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
      names.add(node.id.name);
  }
}

/** What `var` declares anywhere below, without nested functions. A block's functions are its own, as in Qt. */
export function collectVars(statements: readonly (JsNode | null)[], names: Set<string>): void {
  for (const node of statements) {
    switch (node?.type) {
      case 'VariableDeclaration':
        if (node.kind === 'var')
          for (const declarator of node.declarations) collectPattern(declarator.id, names);
        break;
      case 'BlockStatement':
        collectVars(node.body, names);
        break;
      case 'IfStatement':
        collectVars([node.consequent, node.alternate], names);
        break;
      case 'ForStatement':
        collectVars([node.init, node.body], names);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        collectVars([node.left, node.body], names);
        break;
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'LabeledStatement':
        collectVars([node.body], names);
        break;
      case 'SwitchStatement':
        for (const item of node.cases) collectVars(item.consequent, names);
        break;
      case 'TryStatement':
        collectVars([node.block, node.handler?.body, node.finalizer], names);
        break;
    }
  }
}
