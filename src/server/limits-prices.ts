import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

export interface Prices {
  /** Of asking the field once, whatever it returns. */
  readonly weight: number;
  /** Of each object it returns. */
  readonly typeWeight: number;
  readonly counted: boolean;
  /** Items of a list, or rows of a connection's page. */
  readonly size: (variables: Variables) => number;
  /** Fields below it that hold the rows of its page. */
  readonly sizedFields: ReadonlySet<string>;
}

const defaultPage = 20;
const largestPage = 100;
/** For a list without a page size: children bounded by nature, such as the lines of a quote. */
const defaultList = 10;
const mutationWeight = 10;
const pageFields = new Set(['nodes', 'edges']);
const noFields: ReadonlySet<string> = new Set();

/** The prices of one field: from @cost and @listSize where they stand, else from what the field returns. */
export function pricesOf(
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Prices {
  const type = getNamedType(field.type);
  const list = isListType(getNullableType(field.type));
  const connection = type.name.endsWith('Connection');
  const listSize = directive(field.astNode?.directives, 'listSize');
  const sizedFields = strings(listSize?.['sizedFields']);
  const counted = isCompositeType(type) && !connection && !type.name.endsWith('Edge') && (list || isEntity(type));
  const usual = connection || counted ? 1 : 0;
  return {
    weight:
      number(directive(field.astNode?.directives, 'cost')?.['weight']) ??
      (parent === schema.getMutationType() ? mutationWeight : 0),
    typeWeight: number(directive(type.astNode?.directives, 'cost')?.['weight']) ?? usual,
    counted,
    size: sizeOf(field, node, {
      slicing: strings(listSize?.['slicingArguments']) ?? ['first', 'last', 'ids'],
      assumed: number(listSize?.['assumedSize']) ?? (connection ? defaultPage : defaultList),
      most: connection ? largestPage : Number.MAX_SAFE_INTEGER,
    }),
    sizedFields: sizedFields === null ? (connection ? pageFields : noFields) : new Set(sizedFields),
  };
}

/** Objects without an id (money, an address, page information) come along with their parent's row. */
function isEntity(type: GraphQLNamedType): boolean {
  return !isObjectType(type) || 'id' in type.getFields();
}

interface Sizing {
  readonly slicing: readonly string[];
  readonly assumed: number;
  /** A page beyond this is refused when the field runs, with a better sentence than a price could give. */
  readonly most: number;
}

function sizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { slicing, assumed, most }: Sizing,
): Prices['size'] {
  const given: ((variables: Variables) => unknown)[] = [];
  for (const definition of field.args.filter(({ name }) => slicing.includes(name))) {
    const value = node.arguments?.find(({ name }) => name.value === definition.name)?.value;
    if (value === undefined) given.push(() => definition.defaultValue);
    else if (value.kind === Kind.VARIABLE) {
      const name = value.name.value;
      given.push((variables) => variables[name] ?? definition.defaultValue);
    } else {
      // Lists with variables inside keep their length.
      const literal = value.kind === Kind.LIST ? value.values : valueFromASTUntyped(value);
      given.push(() => literal);
    }
  }
  return (variables) => {
    let size: number | null = null;
    for (const value of given) {
      const each = amount(value(variables));
      if (each !== null) size = Math.max(size ?? 0, each);
    }
    return Math.min(size ?? assumed, most);
  };
}

function amount(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && value >= 0 ? value : null;
}

function directive(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): Record<string, unknown> | null {
  const found = directives?.find((each) => each.name.value === name);
  if (found === undefined) return null;
  return Object.fromEntries(
    (found.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
}

/** Weights are text in the cost specification; a plain number is understood too. */
function number(value: unknown): number | null {
  const parsed = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  return Number.isFinite(parsed) ? parsed : null;
}

function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : null;
}
