/** The types that the aggregate of a list consists of, as SDL text. */
import type { ObjectTypeDefinitionNode } from 'graphql';
import type { Dimension, Measure } from './aggregate-offers.js';
import { described } from './list-types.js';
import { fieldToSortValue } from './names.js';

/** The names that these types have after that of their entity, and the classes of the loaders behind them. */
export const aggregateParts = {
  Aggregate: 'Aggregate',
  Sums: 'Figures',
  Averages: 'Figures',
  Extremes: 'Figures',
  Groups: 'Groups',
  Group: 'Group',
  GroupKey: 'GroupKey',
} as const;

/** What reads every row that it counts costs as much as some pages do. */
const price = '@cost(weight: "100")';

/** The field of the connection. */
export const aggregateField = (type: string): string => `
  "Figures about all objects of the list, whatever page of it is shown. Reads every one of them."
  aggregate: ${type}Aggregate! ${price}`;

/** All types of an aggregate. */
export function aggregateTypes(
  type: ObjectTypeDefinitionNode,
  measures: readonly Measure[],
  dimensions: readonly Dimension[],
): string {
  const name = type.name.value;
  const figures = figureFields(name, measures);
  const groups = dimensions.length === 0 ? '' : groupTypes(type, figures, measures, dimensions);
  return `
  "Figures about the ${name} objects of a list: all that meet its filter and that the viewer may see."
  type ${name}Aggregate {
    "How many there are, counted to the end."
    count: Int!
    ${figures}
    ${groups === '' ? '' : groupsField(name)}
  }
  ${kinds(name, measures)
    .map(({ types, about, of }) => figureType(type, types, about, of))
    .join('')}
  ${groups}`;
}

interface Kind {
  /** The field, what it tells, and the word for it where groups are sorted by it. */
  readonly fields: readonly (readonly [name: string, about: string, word: string])[];
  readonly types: string;
  readonly about: string;
  readonly of: readonly (readonly [Measure, string])[];
}

/** What is told of the measures: those without a type for it are left out, and what is told of none. */
function kinds(name: string, measures: readonly Measure[]): readonly Kind[] {
  const of = (typeOf: (measure: Measure) => string | undefined) =>
    measures.flatMap((measure) => {
      const found = typeOf(measure);
      return found === undefined ? [] : [[measure, found] as const];
    });
  const all: readonly Kind[] = [
    {
      fields: [['sum', 'Each number added up.', 'Sum']],
      types: `${name}Sums`,
      about: `Sums over ${name} objects; null where no object has a value. Of money one sum for each currency.`,
      of: of(({ sum }) => sum),
    },
    {
      fields: [['avg', 'The mean of each number.', 'Mean']],
      types: `${name}Averages`,
      about: `Means over ${name} objects that have a value, rounded to 6 decimal places; null where none has. Of money one for each currency.`,
      of: of(({ average }) => average),
    },
    {
      fields: [
        ['min', 'The least of each.', 'Least'],
        ['max', 'The greatest of each.', 'Greatest'],
      ],
      types: `${name}Extremes`,
      about: `The least or the greatest values of ${name} objects; null where none has a value. Of money one for each currency.`,
      of: of(({ extreme }) => extreme),
    },
  ];
  return all.filter((kind) => kind.of.length > 0);
}

const figureFields = (name: string, measures: readonly Measure[]): string =>
  kinds(name, measures)
    .flatMap(({ fields, types }) => fields.map(([field, about]) => `"${about}" ${field}: ${types}!`))
    .join('\n');

function figureType(type: ObjectTypeDefinitionNode, name: string, about: string, of: Kind['of']): string {
  const fields = of.map(([measure, result]) => {
    const size = result.startsWith('[') ? '@listSize(assumedSize: 2)' : '';
    return `${described(type, measure.name)} ${measure.name}: ${result} ${measure.permission} ${measure.currency} ${size}`;
  });
  return `"${about}" type ${name} { ${fields.join('\n')} }\n`;
}

const groupsField = (name: string): string => `
  "The same figures for each value of one field, or each pair of values of two. Groups without an object are not there."
  groups(
    "One or two fields to group by."
    by: [${name}GroupBy!]!
    "The order of the groups; where it is not given, that of their keys, smallest first."
    sort: ${name}GroupSort
    "How many groups at most: 1 to 1,000."
    first: Int = 100
  ): ${name}Groups ${price} @listSize(slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)`;

function groupTypes(
  type: ObjectTypeDefinitionNode,
  figures: string,
  measures: readonly Measure[],
  dimensions: readonly Dimension[],
): string {
  const name = type.name.value;
  const sorts = kinds(name, measures).flatMap(({ fields, of }) =>
    fields.flatMap(([kind, , word]) =>
      of.map(([measure]) => {
        const [text, value] = [said(type, measure.name), fieldToSortValue(`${kind}_${measure.name}`)];
        return `${JSON.stringify(`${word}: ${text}`)} ${value} ${measure.permission}`;
      }),
    ),
  );
  return `
  "Groups of ${name} objects."
  type ${name}Groups {
    "The groups, in the order asked for."
    nodes: [${name}Group!]!
    "Whether there are more groups than were asked for."
    hasMore: Boolean!
  }
  "${name} objects that are alike in what they are grouped by, and figures about them."
  type ${name}Group {
    "What they have in common."
    key: ${name}GroupKey!
    "How many there are."
    count: Int!
    ${figures}
  }
  "What the ${name} objects of a group have in common. Null is what they are not grouped by, and the value of those without one."
  type ${name}GroupKey {
    ${dimensions.map((dimension) => keyFields(type, dimension)).join('\n')}
  }
  "What ${name} objects can be grouped by."
  enum ${name}GroupField {
    ${dimensions.map(({ name: field, permission }) => `${described(type, field)} ${fieldToSortValue(field)} ${permission}`).join('\n')}
  }
  "A field to group ${name} objects by."
  input ${name}GroupBy {
    "The field."
    field: ${name}GroupField!
    "How dates are put together: needed for a date or an instant, and only there."
    bucket: DateBucket
  }
  "What groups of ${name} objects can be sorted by."
  enum ${name}GroupSortField {
    "What the objects have in common, the first field first."
    KEY
    "How many objects a group has."
    COUNT
    ${sorts.join('\n')}
  }
  "An order of groups of ${name} objects. Groups without a value come last either way, equal ones in the order of their keys."
  input ${name}GroupSort {
    "What to sort by."
    field: ${name}GroupSortField!
    "Which way."
    direction: SortDirection! = ASC
    "The currency whose amounts decide: needed to sort by an amount of money, and only there."
    currency: Currency
  }`;
}

function keyFields(type: ObjectTypeDefinitionNode, dimension: Dimension): string {
  const { name, relation, permission, privacy } = dimension;
  const own = `${described(type, name)} ${name}: ${dimension.type} ${permission} ${privacy}`;
  if (relation === undefined) return own;
  return `${own}\n${described(type, relation.name)} ${relation.name}: ${relation.type} ${permission}`;
}

const said = (type: ObjectTypeDefinitionNode, name: string): string => JSON.parse(described(type, name)) as string;
