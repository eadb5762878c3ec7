/** Reads the SDL: every `.graphql` file beside this one, completed by derive. Needs no resolver, so code generation can use it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, Kind, parse, Source } from 'graphql';
import { derive } from './derive.js';
import type { ListModels } from './offers.js';

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * The complete schema document, derived parts included. `extraSDL` is read as one more file, of a domain of its own.
 * Throws what derive throws, and graphql's syntax error with file and line.
 */
export function loadDocument(models: ListModels, extraSDL = ''): DocumentNode {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => join(folder, file))
    .map((path) => new Source(readFileSync(path, 'utf8'), `src/schema/${relative(folder, path).split(sep).join('/')}`));
  if (extraSDL.trim()) sources.push(new Source(extraSDL, 'extra/extra.graphql'));
  const definitions = sources.flatMap((source) => parse(source).definitions);
  return derive({ kind: Kind.DOCUMENT, definitions }, models);
}
