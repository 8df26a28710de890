// What has to be known of an SQL text before it is run: its parameters, and whether it is one statement.

/** A text, a quoted name or a comment; a parameter; the end of a statement. */
const TOKENS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|\?(\d*)|[:@$]([A-Za-z_]\w*)|;/g;

export interface SqlText {
  /** How many values it takes. */
  readonly parameters: number;
  /** Something follows the statement. */
  readonly more: boolean;
}

export function readSql(sql: string): SqlText {
  const names = new Set<string>();
  let numbered = 0;
  for (const match of sql.matchAll(TOKENS)) {
    const [token, number, name] = match;
    if (name !== undefined) names.add(token);
    else if (number !== undefined) numbered = number ? Math.max(numbered, Number(number)) : numbered + 1;
    else if (token === ';' && inTrigger(sql.slice(0, match.index))) continue;
    else if (token === ';') {
      const rest = sql.slice(match.index + 1).replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '');
      return { parameters: numbered + names.size, more: /[^\s;]/.test(rest) };
    }
  }
  return { parameters: numbered + names.size, more: false };
}

/** The statements of a trigger end with semicolons of their own. */
const inTrigger = (text: string): boolean =>
  /^\s*create\s+(?:temp(?:orary)?\s+)?trigger\b/i.test(text) && !/\bend\s*$/i.test(text);
