/** The coverage table: every table, column, index, view and function of the source documents and where it lives here. */
import type { Catalogue } from './catalogue.js';
import type { DocumentTable, SourceDocument } from './document.js';

/** The text of docs/data-model/coverage.md, and a sentence for each thing a document names that is not there. */
export interface Coverage {
  readonly text: string;
  readonly missing: readonly string[];
}

/** Where something lives; `there` says whether it does. */
interface Place {
  readonly named: string;
  readonly here: string;
  readonly there: boolean;
}

/** Compares the documents with what a database has. */
export function cover(documents: readonly SourceDocument[], catalogue: Catalogue): Coverage {
  const missing: string[] = [];
  const lines = [
    '# Where the source documents live',
    '',
    'Written by `npm run docs:coverage` from a live database; a test compares it. Supplygraph merges five documents. Each table',
    'lists what the document names and where it stands here. A name without an arrow is the same here.',
  ];
  for (const document of documents) {
    lines.push(
      '',
      `## ${document.name} · ${document.title}`,
      '',
      '| Document | Here | Columns | Indexes |',
      '| --- | --- | --- | --- |',
    );
    for (const [name, table] of Object.entries(document.tables)) {
      const here = table.here ?? name;
      const places = placesOf(here, table, catalogue);
      for (const place of [...places.columns, ...places.indexes])
        if (!place.there) missing.push(`${document.name} ${name}: ${place.named} (${place.here}) is not there.`);
      if (!catalogue.tables.has(here)) missing.push(`${document.name} ${name}: there is no table ${here}.`);
      lines.push(
        `| ${name} | ${here} | ${places.columns.map(said).join(', ')} | ${places.indexes.map(said).join(', ')} |`,
      );
    }
    const others = [
      ...Object.entries(document.views ?? {}).map(
        ([named, here]) => ['view', named, here, catalogue.views.has(here)] as const,
      ),
      ...Object.entries(document.functions ?? {}).map(
        ([named, here]) => ['function', named, here, catalogue.functions.has(here)] as const,
      ),
    ];
    if (others.length > 0) lines.push('', '| Kind | Document | Here |', '| --- | --- | --- |');
    for (const [kind, named, here, there] of others) {
      if (!there) missing.push(`${document.name}: the ${kind} ${named} (${here}) is not there.`);
      lines.push(`| ${kind} | ${named} | ${here} |`);
    }
  }
  return { text: `${lines.join('\n')}\n`, missing };
}

const said = ({ named, here }: Place): string => (named === here ? named : `${named} → ${here}`);

const words = (text = ''): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

function placesOf(here: string, table: DocumentTable, { tables, indexes }: Catalogue) {
  const renamed = new Map<string, string>();
  const columns = words(table.columns).map((word): Place => {
    const [named = '', place = named] = word.split('>');
    renamed.set(named, place);
    const [other, column] = place.includes('.') ? place.split('.') : [here, place];
    const found = tables.get(other ?? '');
    return { named, here: place, there: found !== undefined && (column === '*' || found.has(column ?? '')) };
  });
  const own = indexes.get(here) ?? [];
  const wanted = (word: string, unique: boolean): Place => {
    const kind = /[~@]$/.exec(word)?.[0];
    const names = word
      .replace(/[~@]$/, '')
      .split('+')
      .map((name) => renamed.get(name) ?? aliases[name] ?? name);
    const there = own.some((index) => {
      if (kind === '~')
        return index.trigram && names.every((name) => index.columns.some((column) => column.includes(name)));
      if (kind === '@') return index.method === 'gin' && names.every((name) => index.columns.includes(name));
      if (unique)
        return (
          index.unique && index.columns.length === names.length && names.every((name) => index.columns.includes(name))
        );
      return index.method === 'btree' && names.every((name, at) => standsFor(index.columns[at], name));
    });
    return {
      named: `${word}${unique ? ' (unique)' : ''}`,
      here: `${names.join('+')}${kind ?? ''}${unique ? ' (unique)' : ''}`,
      there,
    };
  };
  return {
    columns,
    indexes: [
      ...words(table.indexes).map((word) => wanted(word, false)),
      ...words(table.unique).map((word) => wanted(word, true)),
    ],
  };
}

/** A decimal is indexed by its mirror in ten-thousandths. */
const standsFor = (column: string | undefined, name: string): boolean => column === name || column === `${name}_e4`;

/** Names that documents use in indexes without listing the column. */
const aliases: Readonly<Record<string, string>> = { supplier_id: 'vendor_id', dept_id: 'department_id' };
