// The walks through the files in docs/architecture.md: a step begins with a file, and what it names in code after
// that stands in that file, or in the file named last before it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/bundle.ts';

const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
const walk = (heading: string): string[] => {
  const section = text.split(/^## /m).find((one) => one.startsWith(heading))!;
  return section.split(/^(?=\d+\. )/m).filter((step) => /^\d/.test(step));
};
/** What is no name of the project: attributes, values, what the platform has. */
const ELSEWHERE = /^(<|.*[-/.:"' ]|WebSocket$|requestAnimationFrame$)/;

describe.each(['How a message travels', 'How a property becomes a pixel'])('%s', (heading) => {
  const steps = walk(heading);
  it('has its steps', () => expect(steps.length).toBeGreaterThan(12));
  it.each(steps.map((step) => [step.replace(/\s+/g, ' ').slice(0, 60), step]))('%s…', (_start, step) => {
    const files = [...step.matchAll(/\*\*`([^`]+)`\*\*/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true);
    const source = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
    for (const [, name] of step.replace(/\*\*`[^`]+`\*\*/g, '').matchAll(/`([^`\n]+)`/g)) {
      if (ELSEWHERE.test(name!) && !/^[a-z]+(-[a-z]+)+$/.test(name!)) continue;
      expect(source.includes(name!), `${name} in ${files.join(', ')}`).toBe(true);
    }
  });
});
