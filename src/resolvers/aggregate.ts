/**
 * The resolvers of aggregates, which are the same for every entity: the SDL says which figures and keys there are, and of each
 * what it is made of. Groups are computed by one statement before anything is asked of them; what will be asked stands in the
 * selection below them.
 */
import {
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { Context } from '../context.js';
import type { Model } from '../generated/data-model.js';
import type { Aggregate } from '../loaders/aggregate.js';
import { count, type Figure, figure, figureId, type FigureKind, type Measure } from '../loaders/aggregate-figures.js';
import type { GroupKey } from '../loaders/aggregate-groups.js';
import type { Figures } from '../loaders/aggregate-kinds.js';
import type { GroupArgs } from '../loaders/aggregate-question.js';
import type { Entity } from './page.js';

type Resolver<Source> = GraphQLFieldResolver<Source, Context>;

const kinds: readonly FigureKind[] = ['sum', 'avg', 'min', 'max'];

/** Gives the derived types of every model's aggregate their resolvers. */
export function attachAggregates(schema: GraphQLSchema, models: Readonly<Record<string, Model>>): void {
  for (const [name, model] of Object.entries(models)) {
    const aggregate = schema.getType(`${name}Aggregate`);
    if (!isObjectType(aggregate)) continue;
    const figures = new Map<string, Figure>([[count.id, count]]);
    for (const kind of kinds) {
      const type = getNamedType(aggregate.getFields()[kind]?.type);
      if (!isObjectType(type)) continue;
      for (const measure of measuresOf(type)) {
        const made = figure(kind, measure);
        figures.set(made.id, made);
      }
    }
    const groups = aggregate.getFields()['groups'];
    if (groups) groups.resolve = groupsOf(figures) as Resolver<unknown>;
    const key = schema.getType(`${name}GroupKey`);
    if (isObjectType(key)) attachKeys(key, model);
  }
}

/** The columns that the fields of a type are made of; each field asks for the figure of its own. */
function measuresOf(type: GraphQLObjectType): readonly Measure[] {
  return Object.values(type.getFields()).map((field) => {
    const isMoney = getNamedType(field.type).name === 'Money';
    const inherited = field.astNode?.directives?.find((directive) => directive.name.value === 'inCurrencyOf');
    const relation = inherited?.arguments?.[0]?.value;
    const measure: Measure = {
      field: field.name,
      currencyOf: !isMoney ? undefined : relation?.kind === Kind.STRING ? relation.value : null,
    };
    const resolve: Resolver<Figures> = (of) => of.of(measure);
    field.resolve = resolve as Resolver<unknown>;
    return measure;
  });
}

/** A key that leads to another object does so here as well. */
function attachKeys(type: GraphQLObjectType, model: Model): void {
  for (const field of Object.values(type.getFields())) {
    const relation = model.relations[field.name];
    const own = relation?.fields.at(-1);
    if (relation === undefined || own === undefined || own === field.name) continue;
    const entity = (relation.model.charAt(0).toLowerCase() + relation.model.slice(1)) as Entity;
    const resolve = (key: GroupKey, _args: object, { loaders }: Context) =>
      loaders[entity].byId(key[own] as string | null | undefined);
    field.resolve = resolve as Resolver<unknown>;
  }
}

function groupsOf(figures: ReadonlyMap<string, Figure>) {
  const known = new WeakMap<
    readonly FieldNode[],
    { readonly variables: unknown; readonly wanted: readonly Figure[] }
  >();
  return (aggregate: Aggregate, args: GroupArgs, _context: Context, info: GraphQLResolveInfo) => {
    // All parents of an execution come here with the same nodes and variables.
    let found = known.get(info.fieldNodes);
    if (found === undefined || found.variables !== info.variableValues) {
      found = { variables: info.variableValues, wanted: wantedOf(info, figures) };
      known.set(info.fieldNodes, found);
    }
    return aggregate.groups(args, found.wanted, figures);
  };
}

/** The figures selected below `groups`. */
function wantedOf(info: GraphQLResolveInfo, figures: ReadonlyMap<string, Figure>): readonly Figure[] {
  const below = ({ type, nodes }: Selected): readonly Selected[] => {
    if (!isObjectType(type)) return [];
    const found = collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes);
    return [...found.values()].map((same) => {
      const name = same[0]?.name.value ?? '';
      return { name, type: getNamedType(type.getFields()[name]?.type), nodes: same };
    });
  };
  const groups = below({ name: '', type: getNamedType(info.returnType), nodes: info.fieldNodes })
    .filter(({ name }) => name === 'nodes')
    .flatMap(below);
  const ids = groups.flatMap((field) => {
    const kind = kinds.find((candidate) => candidate === field.name);
    return kind === undefined ? [field.name] : below(field).map(({ name }) => figureId(kind, name));
  });
  return [...new Set(ids)].flatMap((id) => figures.get(id) ?? []);
}

/** A field as it was selected. */
interface Selected {
  readonly name: string;
  readonly type: GraphQLNamedType | undefined;
  readonly nodes: readonly FieldNode[];
}
