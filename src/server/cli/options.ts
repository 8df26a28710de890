// Options of a command, as data: each is a flag and an environment variable, with a default and a line of
// help. Reading them either succeeds or says in a sentence which one is wrong, and how.
import { parseArgs } from 'node:util';

interface OptionOf<Kind extends string, Value> {
  kind: Kind;
  /** What stands for the value in the help. */
  value?: string;
  help: string;
  fallback: Value;
}

export type Option =
  | OptionOf<'text', string>
  | OptionOf<'number', number>
  | OptionOf<'flag', boolean>
  /** May be given several times; in the environment separated by commas. */
  | OptionOf<'list', string[]>;

export type Values<Options extends Record<string, Option>> = {
  [Name in keyof Options]: Options[Name]['fallback'] extends infer Value
    ? Value extends boolean
      ? boolean
      : Value extends number
        ? number
        : Value extends string
          ? string
          : string[]
    : never;
};

/** An error in what the user typed: told as a sentence, without a stack. */
export class UsageError extends Error {}

/** The environment variable of an option: `max-message` is `QMLET_MAX_MESSAGE`. */
export const variableOf = (name: string): string => `QMLET_${name.toUpperCase().replaceAll('-', '_')}`;

/** Reads options from arguments, then the environment, then the defaults; and what else was given. */
export function readOptions<Options extends Record<string, Option>>(
  options: Options,
  args: string[],
  env: NodeJS.ProcessEnv,
): { values: Values<Options>; rest: string[]; help: boolean } {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(
          Object.entries(options).map(([name, { kind }]) => [
            name,
            kind === 'flag'
              ? { type: 'boolean' as const }
              : { type: 'string' as const, multiple: kind === 'list' },
          ]),
        ),
      },
    });
  } catch (error) {
    // Node's sentence goes on to explain how to pass such a thing as a file's name.
    throw new UsageError(`${(error as Error).message.split('. ')[0]!.replace(/\.$/, '')}. See --help.`);
  }
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const given = parsed.values[name];
    const variable = variableOf(name);
    if (given !== undefined) values[name] = read(option, given, `--${name}`);
    else if (env[variable]) {
      const text = env[variable];
      values[name] = read(option, option.kind === 'list' ? text.split(',') : text, variable);
    } else values[name] = option.fallback;
  }
  return { values: values as Values<Options>, rest: parsed.positionals, help: parsed.values.help === true };
}

function read(option: Option, given: unknown, source: string): unknown {
  switch (option.kind) {
    case 'number': {
      const number = Number(given);
      if (String(given).trim() === '' || !Number.isFinite(number) || number < 0)
        throw new UsageError(`${source} takes a number from 0 on, not '${given}'.`);
      return number;
    }
    case 'flag':
      if (given === true || given === '1' || given === 'true') return true;
      if (given === '0' || given === 'false') return false;
      throw new UsageError(`${source} takes 1 or 0, not '${given}'.`);
    case 'list':
      return (given as string[]).map((one) => one.trim()).filter((one) => one !== '');
    default:
      return given;
  }
}

/** The lines of `--help` for options. */
export function describeOptions(options: Record<string, Option>): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const { kind, value, help, fallback } = option;
    const usual =
      kind === 'flag' || (Array.isArray(fallback) && !fallback.length) || fallback === ''
        ? ''
        : ` (${fallback})`;
    return [`--${name}${kind === 'flag' ? '' : ` <${value ?? kind}>`}`, `${help}${usual}`];
  });
  rows.push(['--help', 'print this']);
  const width = Math.max(...rows.map(([left]) => left!.length));
  return rows.map(([left, right]) => `  ${left!.padEnd(width)}  ${right}\n`).join('');
}
