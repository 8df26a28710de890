// Every import in `src` against the layer rule of docs/architecture.md.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which layers and packages each layer may import, apart from itself. `*` is any Node built-in. */
const ALLOWED: Record<string, string[]> = {
  shared: [],
  runtime: ['shared'],
  compiler: ['shared', 'acorn'],
  components: ['runtime', 'shared'],
  modules: ['components', 'runtime', 'shared'],
  react: ['components', 'shared', 'react'],
  server: ['shared', 'node:', 'ws', '@photostructure/sqlite', 'pg', 'ioredis', 'pino'],
};
/** Host-side tools that live beside what they drive: a file with a wider list than its layer. */
const EXCEPTIONS: Record<string, string[]> = {
  // SQLite, which only documents that open a database load.
  'components/storage/sqlite.ts': ['runtime', 'shared', 'sql.js'],
  'compiler/vite.ts': ['shared', 'node:', 'vite', 'acorn'],
};

// A statement begins a line; a message that speaks of `import "file.js"` does not.
const IMPORT =
  /(?:^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)(['"])([^'"]+)\1/gm;
const COMMENT = /\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g;

/** The violations of the layer rule in one file, as sentences. `file` is relative to `src`, with `/`. */
function layerViolations(file: string, text: string): string[] {
  const layer = file.split('/')[0]!;
  // Entry files (`src/*.ts`) are where the layers meet.
  if (!file.includes('/')) return [];
  const allowed = EXCEPTIONS[file] ?? ALLOWED[layer];
  if (!allowed) return [`${file}: '${layer}' is not a layer; name it in test/layers.test.ts`];
  const violations: string[] = [];
  for (const [, , target] of text.replace(COMMENT, '$1').matchAll(IMPORT)) {
    if (target!.startsWith('.')) {
      const resolved = normalize(join(dirname(file), target!))
        .split(sep)
        .join('/');
      const other = resolved.split('/')[0]!;
      if (other !== layer && !allowed.includes(other))
        violations.push(`${file}: ${layer} may not import ${other} (${target})`);
    } else {
      const known = allowed.some((name) =>
        name === 'node:' ? target!.startsWith(name) : target === name || target!.startsWith(`${name}/`),
      );
      if (!known) violations.push(`${file}: ${layer} may not import ${target}`);
    }
  }
  return violations;
}

describe('layers', () => {
  const root = join(import.meta.dirname, '../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );

  it('keeps every import within the rule', () => {
    expect(files.length).toBeGreaterThan(0);
    const violations = files.flatMap((name) =>
      layerViolations(
        relative(root, join(root, name)).split(sep).join('/'),
        readFileSync(join(root, name), 'utf8'),
      ),
    );
    expect(violations).toEqual([]);
  });

  it('names a planted violation', () => {
    expect(layerViolations('runtime/a.ts', "import { x } from '../components/chat/x.ts';")).toEqual([
      'runtime/a.ts: runtime may not import components (../components/chat/x.ts)',
    ]);
    expect(layerViolations('components/a/b.ts', "import '../../compiler/parse.ts';")).toHaveLength(1);
    expect(layerViolations('shared/a.ts', "const x = await import('node:fs');")).toHaveLength(1);
    expect(layerViolations('runtime/a.ts', "export * from 'lit';")).toHaveLength(1);
    expect(layerViolations('unknown/a.ts', '')).toHaveLength(1);
  });

  it('lets through what the rule allows', () => {
    expect(
      layerViolations(
        'components/a.ts',
        "import { kebab } from '../shared/kebab.ts';\nimport '../runtime/x.ts';",
      ),
    ).toEqual([]);
    expect(layerViolations('runtime/a.ts', "// import '../components/x.ts'\nimport './b.ts';")).toEqual([]);
    expect(layerViolations('index.ts', "import './compiler/compile.ts';")).toEqual([]);
  });
});
