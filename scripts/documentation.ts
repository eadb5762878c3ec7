/** The audiences whose database roles (`sg_<audience>`) may be named in `@audiences`. */
export const audienceNames = [
  'staff',
  'sales_rep',
  'vendor',
  'buyer',
  'client',
  'employee',
  'device',
  'partner',
  'guest',
] as const;

/** What a `///` comment says to the generators rather than to the reader. */
export interface Annotations {
  /** Never leaves the database through a loader: a secret column, or a relation that only serves a foreign key. */
  readonly hidden: boolean;
  /** The audiences that may read the column, where not all may. */
  readonly audiences?: readonly string[];
  /** The field that stands in for a decimal in index conditions. */
  readonly mirror?: string;
  /** Rows are found by a part of the value, through an index of its own kind. */
  readonly searchable?: true;
  /** The SQL expression of a column that the database alone computes (GENERATED ALWAYS AS … STORED). */
  readonly generated?: string;
  /** Of a model: the span of time that each partition of its table holds. */
  readonly partitioned?: PartitionSpan;
}

const spans = ['month', 'year'] as const;
export type PartitionSpan = (typeof spans)[number];

/** Up to the last bracket of the line: an expression holds brackets of its own. */
const ANNOTATION = /^@(\w+)(?:\((.*)\))?$/;
const known =
  '@hidden, @audiences(staff, …), @mirror(field), @searchable, @generated(expression), @partitioned(month or year)';

/**
 * Parts a `///` comment (its lines joined by line feeds) into annotations and the sentence for the reader, which
 * becomes one line.
 * @throws Error naming `place` when an annotation is not one of those of `Annotations`.
 */
export function readDocumentation(
  documentation: string | undefined,
  place: string,
): { annotations: Annotations; comment: string } {
  let annotations: Annotations = { hidden: false };
  const text: string[] = [];
  for (const line of (documentation ?? '').split('\n').map((each) => each.trim())) {
    if (line.startsWith('@')) annotations = { ...annotations, ...readAnnotation(line, place) };
    else if (line !== '') text.push(line);
  }
  return { annotations, comment: text.join(' ') };
}

function readAnnotation(line: string, place: string): Partial<Annotations> {
  const [, name, given] = ANNOTATION.exec(line) ?? [];
  const values = (given ?? '').split(',').map((value) => value.trim());
  const [first] = values;
  if (name === 'hidden' && given === undefined) return { hidden: true };
  if (name === 'searchable' && given === undefined) return { searchable: true };
  if (name === 'mirror' && first !== undefined && first !== '') return { mirror: first };
  if (name === 'generated' && given !== undefined && given.trim() !== '') return { generated: given.trim() };
  const partitioned = spans.find((span) => span === given);
  if (name === 'partitioned' && partitioned !== undefined) return { partitioned };
  if (name === 'audiences' && given !== undefined) {
    const stranger = values.find((value) => !audienceNames.some((audience) => audience === value));
    if (stranger === undefined) return { audiences: values };
    throw new Error(`${place}: @audiences names "${stranger}", which is none of ${audienceNames.join(', ')}.`);
  }
  throw new Error(`${place}: "${line}" is none of ${known}.`);
}
