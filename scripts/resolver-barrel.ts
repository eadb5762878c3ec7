/**
 * Generates `src/generated/resolvers.ts`: all resolvers in one object. File and export names are the wiring: what a file under
 * `src/resolvers` exports under the name of a type are the resolvers of that type. A type belongs to one file; Query, Mutation
 * and Subscription are put together from all files, and a field that two files define is refused when the process starts.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/resolvers/', import.meta.url));
const target = fileURLToPath(new URL('../src/generated/resolvers.ts', import.meta.url));
const roots = new Set(['Query', 'Mutation', 'Subscription']);

/** Writes the barrel. Rejects with a sentence if two files define the same type. */
export async function resolverBarrel(): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const found = new Map<string, string[]>();
  for (const file of files) {
    for (const [, type = ''] of readFileSync(join(folder, file), 'utf8').matchAll(/^export const ([A-Z]\w*)/gm)) {
      const others = found.get(type) ?? [];
      if (others.length > 0 && !roots.has(type))
        throw new Error(
          `src/resolvers/${file} and src/resolvers/${others[0]} both define ${type}: a type belongs to one file.`,
        );
      found.set(type, [...others, file]);
    }
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, barrel(found));
}

/** `sourcing/rfq-item.ts` → `sourcingRfqItem`. */
const variable = (file: string): string =>
  file.replace(/\.ts$/, '').replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());

function barrel(found: ReadonlyMap<string, readonly string[]>): string {
  const used = [...new Set([...found.values()].flat())].sort();
  const lines = [...found].sort().map(([type, files]) => {
    const values = files.map((file) => `${variable(file)}.${type}`);
    return `  ${type}: ${roots.has(type) ? `distinct('${type}', ${values.join(', ')})` : values.join()},`;
  });
  return `// Made by scripts/resolver-barrel.ts from src/resolvers: do not edit.
import { distinct } from '../resolvers/distinct.js';
import type { AllResolvers } from './graphql.js';
${used.map((file) => `import * as ${variable(file)} from '../resolvers/${file.replace(/\.ts$/, '.js')}';`).join('\n')}

export const resolvers = {
${lines.join('\n')}
} satisfies AllResolvers;
`;
}
