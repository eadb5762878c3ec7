/**
 * What a type may offer in `@list(aggregate:, group:)`. An amount of money is never added to one of another currency: it is
 * aggregated into a list of Money, one per currency, so its currency has to be known. A type that is Money has it in its row; a
 * Decimal that is an amount says with `@inCurrencyOf(relation:)` whose it is. That one without either is not taken for a
 * plain number is what the check of names is for.
 */
import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, print } from 'graphql';
import type { ColumnType } from '../generated/data-model.js';
import { fieldOf, permission } from './list-types.js';
import { fieldToSortValue, namedType, sortValueToField } from './names.js';
import type { Listed, ListModels } from './offers.js';

/** A column that figures are made of: the types of its figures as the SDL has them. */
export interface Measure {
  readonly name: string;
  /** Undefined for what cannot be added up. */
  readonly sum: string | undefined;
  readonly average: string | undefined;
  readonly extreme: string;
  /** The field's `@can`: what is made of a value is for those who may read it. */
  readonly permission: string;
  /** The field's `@inCurrencyOf`. */
  readonly currency: string;
}

/** A field that objects are grouped by. */
export interface Dimension {
  readonly name: string;
  /** The type of its values in the key of a group. */
  readonly type: string;
  /** The relation whose key it is: the key of a group then leads to the object itself. */
  readonly relation: { readonly name: string; readonly type: string } | undefined;
  /** The field's `@can`: groups tell its values. */
  readonly permission: string;
  /** The field's `@pii`. */
  readonly privacy: string;
}

/** Types of sum, average and extreme, by the type of the column. */
const figures: Readonly<Partial<Record<ColumnType, readonly [string | undefined, string | undefined, string]>>> = {
  int: ['BigInt', 'Decimal', 'Int'],
  bigint: ['BigInt', 'Decimal', 'BigInt'],
  decimal: ['Decimal', 'Decimal', 'Decimal'],
  date: [undefined, undefined, 'Date'],
  timestamp: [undefined, undefined, 'DateTime'],
};

/** Types of columns that rows can be grouped by; dates and instants go into buckets. */
const groupable: ReadonlySet<ColumnType> = new Set(['uuid', 'text', 'int', 'boolean', 'date', 'timestamp']);

/** One per currency; how many there are nobody knows, but they are few. */
const amounts = '[Money!]';

/** The figures of a column. Throws a sentence if there can be none. */
export function measure(list: Listed, models: ListModels, name: string): Measure {
  const column = columnOf(list, name);
  const field = fieldOf(list.type, name);
  if (field?.name.value !== name) throw new Error('the type has no field of that name.');
  const types = column.list ? undefined : figures[column.type];
  if (types === undefined)
    throw new Error(`it is neither a number nor a date: a column of type ${column.type} has no figures.`);
  checkName(name);
  const currency = currencyOf(list, models, field);
  if (currency !== null && currency !== firstCurrency(list, models))
    throw new Error('its currency is found elsewhere than that of the amounts before it, and all must be in one.');
  const [sum, average, extreme] = currency === null ? types : [amounts, amounts, amounts];
  const own = { permission: permission(list.type, name), currency: printed(field, 'inCurrencyOf') };
  return { name, sum, average, extreme, ...own };
}

/** A field to group by. Throws a sentence if it can be none. */
export function dimension(list: Listed, name: string): Dimension {
  const column = columnOf(list, name);
  const field = fieldOf(list.type, name);
  if (field === undefined)
    throw new Error('the type has no field of that name, and no relation of which it is the key.');
  if (column.list || !groupable.has(column.type))
    throw new Error(`a column of type ${column.type}${column.list ? '[]' : ''} has no groups.`);
  checkName(name);
  const isBucket = column.type === 'date' || column.type === 'timestamp';
  const isKey = field.name.value !== name;
  if (isKey && !list.model.relations[field.name.value])
    throw new Error(`the model has no relation "${field.name.value}" of which it is the key.`);
  return {
    name,
    type: isBucket ? 'Date' : isKey ? 'ID' : namedType(field.type),
    relation: isKey ? { name: field.name.value, type: namedType(field.type) } : undefined,
    permission: permission(list.type, name),
    privacy: printed(field, 'pii'),
  };
}

/** Where an amount has its currency: the relation, or `` for its own row; null where it is no amount of money. */
function currencyOf({ type, model }: Listed, models: ListModels, field: FieldDefinitionNode): string | null {
  const isMoney = namedType(field.type) === 'Money';
  const named = directiveOf(field, 'inCurrencyOf')?.arguments?.[0]?.value;
  if (named?.kind === Kind.STRING) {
    const relation = model.relations[named.value];
    if (!relation || relation.list || !models[relation.model]?.columns['currency'])
      throw new Error(
        `@inCurrencyOf names "${named.value}", which is no relation of ${type.name.value} to one with a currency.`,
      );
    return named.value;
  }
  if (isMoney && !model.columns['currency'])
    throw new Error('it is Money and the model has no currency: @inCurrencyOf(relation:) says whose it is.');
  if (!isMoney && namedType(field.type) === 'Decimal' && /(?:price|amount|cost)$/i.test(field.name.value))
    throw new Error('it is an amount without a currency: make it Money, or say whose with @inCurrencyOf(relation:).');
  return isMoney ? '' : null;
}

/** Where the first amount of the list that has a currency has it. */
function firstCurrency(list: Listed, models: ListModels): string | null {
  for (const { value: name } of list.aggregate) {
    const field = fieldOf(list.type, name);
    try {
      const currency = field === undefined ? null : currencyOf(list, models, field);
      if (currency !== null) return currency;
    } catch {
      // That is said where its own turn comes.
    }
  }
  return null;
}

function columnOf({ model }: Listed, name: string): Listed['model']['columns'][string] {
  const column = model.columns[name];
  if (!column) throw new Error('the model has no column of that name.');
  return column;
}

function checkName(name: string): void {
  if (sortValueToField(fieldToSortValue(name)) !== name) throw new Error('its name has no form as an enum value.');
}

const directiveOf = (field: FieldDefinitionNode, name: string): ConstDirectiveNode | undefined =>
  field.directives?.find((candidate) => candidate.name.value === name);

function printed(field: FieldDefinitionNode, name: string): string {
  const directive = directiveOf(field, name);
  return directive === undefined ? '' : print(directive);
}
