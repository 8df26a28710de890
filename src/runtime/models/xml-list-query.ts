// What an XmlListModel makes of a document: one row for each element that its query names, and in it one
// text for each role. Qt 6's rules: both are plain paths, no XPath; of several matches the last counts.

import { parseXml, textOf, type XmlElement } from '../xml/parse-xml.ts';

export interface XmlRole {
  name: string;
  /** A path below the row's element: `title`, `author/name`; '' for the row's element itself. */
  elementName: string;
  /** The attribute to take from that element in place of its text. */
  attributeName: string;
}

export interface XmlRows {
  rows: Record<string, string>[];
  /** What Qt warns of, in its words; `role` is the index of the role that it concerns, -1 for the model. */
  problems: { message: string; role: number }[];
}

/** What is wrong with a query, or null. */
export const queryProblem = (query: string): string | null =>
  query.startsWith('/') ? null : "An XmlListModel query must start with '/'";

/** What is wrong with a role's element name, or null. Such a role stays empty. */
export const elementNameProblem = (name: string): string | null =>
  name.startsWith('/')
    ? "An XML element must not start with '/'"
    : name.endsWith('/')
      ? "An XML element must not end with '/'"
      : name.includes('//')
        ? 'An XML element must not contain "//"'
        : null;

/** The indexes of the roles whose name another role had before: they are disabled. */
export const duplicateRoles = (roles: readonly XmlRole[]): number[] =>
  roles.flatMap((role, i) => (roles.findIndex((other) => other.name === role.name) < i ? [i] : []));

function* below(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) if (child.kind === 'element') yield child;
}

/** Runs a query over a document's text. */
export function queryXml(text: string, query: string, roles: readonly XmlRole[]): XmlRows {
  const result: XmlRows = { rows: [], problems: [] };
  if (queryProblem(query)) return result;
  const tree = parseXml(text);
  if (tree.error) result.problems.push({ message: `Query error: "${tree.error.message}"`, role: -1 });

  // As Qt reads: what was found of the path is not looked for again, so that of several elements on the
  // way only the first is entered.
  const steps = query.split('/').filter(Boolean);
  const found: XmlElement[] = [];
  let step = 0;
  const visit = (element: XmlElement): void => {
    if (element.name !== steps[step]) return;
    if (step === steps.length - 1) found.push(element);
    else {
      step++;
      for (const child of below(element)) visit(child);
    }
  };
  if (tree.root) visit(tree.root);

  const double = new Set(duplicateRoles(roles));
  const active = roles.map((role, index) => ({ ...role, index })).filter(({ index }) => !double.has(index));
  const attribute = (e: XmlElement, name: string) => e.attributes.find((a) => a.name === name)?.value;

  for (const row of found) {
    const values: Record<string, string> = {};
    for (const role of active)
      values[role.name] =
        role.elementName || !role.attributeName ? '' : (attribute(row, role.attributeName) ?? '');
    const waiting: [element: XmlElement, path: string][] = [];
    const push = (parent: XmlElement, path: string) => {
      for (const child of [...below(parent)].reverse()) waiting.push([child, path + child.name]);
    };
    push(row, '');
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [element, path] = next;
      let taken = false;
      for (const role of active) {
        if (role.elementName !== path) continue;
        if (!role.attributeName) {
          values[role.name] = textOf(element);
          taken = true;
          continue;
        }
        const value = attribute(element, role.attributeName);
        if (value !== undefined) values[role.name] = value;
        else
          result.problems.push({
            message: `Query error: "Attribute ${role.attributeName} not found"`,
            role: role.index,
          });
      }
      // An element whose text is taken is taken whole: roles below it find nothing.
      if (!taken) push(element, `${path}/`);
    }
    result.rows.push(values);
  }
  return result;
}
