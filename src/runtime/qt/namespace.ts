// The members of QML's `Qt` object that all engines share: enumerations (namespace-common, namespace-rare), and what
// parts add that come later. Whoever adds to it adds to every `Qt`.

/** Adds a packed table's values to `into`. */
export function unpackEnums(packed: string, prefix: string, into: Record<string, number>): void {
  let value = -1;
  for (const entry of packed.split(' ')) {
    const [, name, sign, number] = /^(\w+)([*=]?)(.*)/.exec(entry)!;
    value = sign === '=' ? +number! : sign ? value * 2 : value + 1;
    into[prefix + name] = value;
  }
}

const table: Record<string, number> = Object.create(null);

/** All that is there by now, by name. */
export const qtNamespace = (): Readonly<Record<string, number>> => table;
