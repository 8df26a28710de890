// Properties, aliases, signals, methods and enums: their names, duplicates, and initial values.
import type { Analysis } from '../analysis.ts';
import type { DocumentNode, ObjectNode, PropertyNode } from '../ast.ts';
import { aliasPath, literalOf } from '../generate.ts';
import { isGlobalName } from '../globals.ts';
import { isUpper } from '../scan.ts';

export function checkDeclarations(analysis: Analysis): void {
  let ids: Set<string> | null = null;
  for (const object of analysis.ast.objects) {
    if (object.group || !object.members.some((member) => member.type !== 'Binding')) continue;
    ids ??= collectIds(analysis.ast);
    checkProperties(analysis, object, ids);
    checkSignalsAndMethods(analysis, object);
    checkEnums(analysis, object);
  }
}

function collectIds(ast: DocumentNode): Set<string> {
  const ids = new Set<string>();
  for (const object of ast.objects) if (object.id) ids.add(object.id);
  return ids;
}

function checkProperties(analysis: Analysis, object: ObjectNode, ids: ReadonlySet<string>): void {
  const properties = new Set<string>();
  const aliases = new Set<string>();
  let hasDefault = false;
  for (const member of object.members) {
    if (member.type !== 'Property') continue;
    const { name, nameStart } = member;
    const alias = member.valueType === 'alias';
    if (isUpper(name)) analysis.report(alias ? 'alias-upper' : 'property-upper', nameStart);
    else if (isGlobalName(name)) analysis.report('property-illegal', nameStart);
    if (alias) {
      if (aliases.has(name)) analysis.report('alias-duplicate', nameStart);
      else if (properties.has(name)) analysis.report('alias-over-property', nameStart);
      aliases.add(name);
    } else {
      if (properties.has(name)) analysis.report('property-duplicate', nameStart);
      else if (aliases.has(name)) analysis.report('property-over-alias', nameStart);
      properties.add(name);
    }
    if (member.default >= 0) {
      if (hasDefault) analysis.report('default-duplicate', member.default);
      hasDefault = true;
    }
    if (member.required >= 0 && member.value) analysis.report('required-initializer', member.required);
    else if (member.readonly >= 0 && !member.value) analysis.report('readonly-initializer', member.readonly);
    if (alias) checkAlias(analysis, member, ids);
    else if (member.list && member.value?.type === 'Script') {
      const literal = literalOf(member.value);
      if (literal && literal.value != null) analysis.report('list-primitive', member.value.start);
    }
  }
}

function checkAlias(analysis: Analysis, member: PropertyNode, ids: ReadonlySet<string>): void {
  const { value } = member;
  if (!value) {
    analysis.report('alias-missing', member.start);
    return;
  }
  const path = aliasPath(value);
  if (path) {
    if (path.length > 3) analysis.report('alias-reference', value.start);
    else if (!analysis.incomplete && !ids.has(path[0]!)) analysis.report('alias-id', value.start, path[0]!);
  } else if (value.type !== 'Script') analysis.report('alias-reference', member.nameStart);
  else analysis.report(literalOf(value) ? 'alias-location' : 'alias-reference', value.start);
}

function checkSignalsAndMethods(analysis: Analysis, object: ObjectNode): void {
  const changeSignals = new Set<string>();
  const signals = new Set<string>();
  const methods = new Set<string>();
  for (const member of object.members)
    if (member.type === 'Property') changeSignals.add(`${member.name}Changed`);
    else if (member.type === 'Signal') {
      const { name, nameStart } = member;
      if (isUpper(name)) analysis.report('signal-upper', nameStart);
      else if (isGlobalName(name)) analysis.report('signal-illegal', nameStart);
      if (signals.has(name)) analysis.report('signal-duplicate', nameStart);
      signals.add(name);
    }
  for (const member of object.members)
    if (member.type === 'Signal' && changeSignals.has(member.name))
      analysis.report('signal-override', member.nameStart);
    else if (member.type === 'Method') {
      const { name, start } = member.function.id as { name: string; start: number };
      if (isUpper(name)) analysis.report('method-upper', start);
      else if (isGlobalName(name)) analysis.report('method-illegal', start);
      if (methods.has(name) || signals.has(name)) analysis.report('method-duplicate', start);
      else if (changeSignals.has(name)) analysis.report('method-override', start);
      methods.add(name);
    }
}

function checkEnums(analysis: Analysis, object: ObjectNode): void {
  const names = new Set<string>();
  for (const member of object.members) {
    if (member.type !== 'Enum') continue;
    if (!isUpper(member.name)) analysis.report('enum-lower', member.start);
    if (names.has(member.name)) analysis.report('enum-duplicate', member.start);
    names.add(member.name);
    for (const value of member.values)
      if (!isUpper(value.name)) analysis.report('enum-value-lower', value.start);
  }
}
