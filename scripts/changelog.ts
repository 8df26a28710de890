// What a release makes of the changelog. Changesets puts a version with their sentences above everything; here it gets
// its place and its date, and takes what was noted under "Unreleased", of which an empty heading stays for the next one.

const UNRELEASED = '## Unreleased';

/**
 * The changelog of a release.
 * @param before as it is committed
 * @param after as `changeset version` left it
 * @param date as YYYY-MM-DD
 * @throws Error where either has not the form that is known
 */
export function releasedChangelog(before: string, after: string, version: string, date: string): string {
  const heading = `## ${version}\n`;
  const start = after.indexOf(heading);
  const rest = before.slice(before.indexOf('\n')).trimStart();
  if (start < 0 || !after.endsWith(rest))
    throw new Error(`CHANGELOG.md: changesets have put no '## ${version}' above what was there.`);
  const told = after.slice(start + heading.length, after.length - rest.length).trim();
  const at = before.indexOf(`${UNRELEASED}\n`);
  if (at < 0) throw new Error(`CHANGELOG.md has no '${UNRELEASED}', under which changes are noted.`);
  const noted = before.slice(at + UNRELEASED.length);
  const next = noted.search(/^## /m);
  const [now, earlier] = next < 0 ? [noted, ''] : [noted.slice(0, next), noted.slice(next)];
  const parts = [
    `${before.slice(0, at)}${UNRELEASED}`,
    `## ${version} – ${date}`,
    told,
    now.trim(),
    earlier.trim(),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
