// The headers of a request as a session keeps them: read when asked for, and in as little memory as can be, as
// ten thousand idle connections have ten thousand of these.
//
// Most of what browsers send is the same for many of them: those headers are one text that they share. The rest
// is a text of the connection's own.

/** Headers that say what a client is, not which. */
const COMMON =
  /^(host|connection|upgrade|user-agent|origin|pragma|cache-control|dnt|via|accept(-\w+)?|sec-(ch|fetch|gpc)[\w-]*|sec-websocket-(version|extensions|protocol)|x-forwarded-(proto|host|port))$/i;

/** Texts that connections share. Beyond the bound the table starts anew. */
const texts = new Map<string, string>();
const MAX_TEXTS = 1000;
/** Longer ones are not shared: the table is bounded in bytes too. */
const MAX_LENGTH = 2048;

/** The same text, as one that others have too. */
export function shared(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (text.length > MAX_LENGTH) return text;
  if (texts.size >= MAX_TEXTS) texts.clear();
  texts.set(text, text);
  return text;
}

/**
 * Of the names and values in turn that Node has of a request, those that many clients send alike, and the others.
 * Each name and each value is a line: neither has line breaks.
 */
export function rawHeaders(raw: readonly string[]): [common: string, own: string] {
  const common: string[] = [];
  const own: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2)
    (COMMON.test(raw[i]!) ? common : own).push(raw[i]!, raw[i + 1]!);
  return [shared(common.join('\n')), own.join('\n')];
}

/** Values by lower-case name; of a repeated header the first. */
export function readHeaders(...texts: string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const text of texts) {
    const lines = text.split('\n');
    for (let i = 0; i + 1 < lines.length; i += 2) {
      const name = lines[i]!.toLowerCase();
      if (!headers.has(name)) headers.set(name, lines[i + 1]!);
    }
  }
  return headers;
}
