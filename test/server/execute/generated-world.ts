import type { GraphQLField, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isUnionType } from 'graphql';
import { schemaOf } from './compare.js';
import type { Scheduler } from './scheduler.js';

/**
 * A schema whose values follow from their path and a seed: present, missing, failing, now or later, as a property, a promise,
 * a method or from a resolver. Both executors so see the same world, in whatever order they ask for it.
 */

const FIELDS = `
  int: Int mustInt: Int! text(a: Int, b: [Int] = [1]): String mustText: String! color: Color odd: Odd mustOdd: Odd!
  a: A mustA: A! node: Node mustNode: Node! any: Any mustAny: Any!
  ints: [Int] mustInts: [Int!]! grid: [[Int!]]
  as: [A] strictAs: [A!] mustAs: [A!]! nodes: [Node!] mustNodes: [Node]! anys: [Any!]! deepAs: [[A!]!]
`;
const SDL = `
  enum Color { RED BLUE }
  scalar Odd
  interface Node { int: Int mustInt: Int! text(a: Int, b: [Int] = [1]): String a: A mustNode: Node! as: [A] }
  union Any = A | B | C
  type A implements Node { ${FIELDS} }
  type B implements Node { ${FIELDS} onlyB: Int! }
  type C { ${FIELDS} onlyC: String }
  type Query { ${FIELDS} }
  type Mutation { ${FIELDS} }
`;

export interface World {
  readonly seed: number;
  readonly scheduler: Scheduler;
  /** What happened around mutation fields; both executors must make the same of it. */
  readonly log: string[];
}

/** A number from 0 to 2^32 - 1 that is the same for the same text and seed (FNV-1a with a final mix). */
export function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}

function pathOf(info: GraphQLResolveInfo): string {
  let path = '';
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at !== undefined; at = at.prev)
    path = `/${at.key}${path}`;
  return path;
}

/** The value for a type at a path. */
function valueOf(world: World, type: unknown, path: string): unknown {
  if (isNonNullType(type)) return valueOf(world, type.ofType, path);
  const roll = hash(path, world.seed);
  const rank = hash(`${path}!`, world.seed);
  const fail = (): never => {
    throw new Error(`Failed at ${path}`);
  };
  const good = (): unknown => {
    if (isListType(type)) {
      return Array.from({ length: roll % 4 }, (_, index) => itemOf(world, type.ofType, `${path}/${index}`));
    }
    if (isLeafType(type)) return leafOf(type.name, roll);
    return new Source(world, typeNameOf(type, roll), path);
  };
  switch (roll % 32) {
    case 0:
      return null;
    case 1:
      return new Error(`Value at ${path}`);
    case 2:
      return fail();
    case 3:
    case 4:
      return world.scheduler.later(rank, fail);
    case 5:
      return world.scheduler.later(rank, () => null);
    case 6:
      return isListType(type) ? 'no list' : good();
    case 7:
    case 8:
    case 9:
    case 10:
    case 11:
      return world.scheduler.later(rank, good);
    default:
      return good();
  }
}

/** An item must not throw while its list is being made. */
function itemOf(world: World, type: unknown, path: string): unknown {
  try {
    return valueOf(world, type, path);
  } catch (error) {
    return error;
  }
}

function leafOf(name: string, roll: number): unknown {
  if (name === 'Int') return (roll >>> 8) % 20 === 0 ? 1.5 : (roll >>> 8) % 100;
  if (name === 'Color') return ['RED', 'BLUE', 'GREEN'][(roll >>> 8) % 3];
  if (name === 'Odd') return (roll >>> 8) % 5 === 0 ? Number.NaN : { odd: [roll % 7] };
  return (roll >>> 8) % 10 === 0 ? roll : `t${roll % 1000}`;
}

function typeNameOf(type: unknown, roll: number): string {
  if (isObjectType(type)) return type.name;
  return isInterfaceType(type)
    ? roll & 256
      ? 'A'
      : 'B'
    : (['A', 'B', 'C', 'Nothing', 'C', 'A'][(roll >>> 8) % 6] ?? 'A');
}

/** An object of the world. The fields of C have no resolvers: they are its getters and methods. */
class Source {
  constructor(
    readonly world: World,
    readonly __typename: string,
    readonly path: string,
  ) {}
}

function defineFieldsOfSource(fields: readonly GraphQLField<unknown, unknown>[]): void {
  for (const [index, { name, type }] of fields.entries()) {
    const property: PropertyDescriptor =
      index % 2 === 0
        ? {
            get: function (this: Source) {
              return valueOf(this.world, type, `${this.path}/${name}`);
            },
          }
        : { value: (_args: object, world: World, info: GraphQLResolveInfo) => valueOf(world, type, pathOf(info)) };
    Object.defineProperty(Source.prototype, name, { ...property, configurable: true });
  }
}

/** The schema; the context of an execution is its World. */
export function worldSchema(): GraphQLSchema {
  const schema = schemaOf(SDL);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fields = Object.values(type.getFields());
    if (type.name === 'C') defineFieldsOfSource(fields);
    else for (const field of fields) field.resolve = resolveAnything;
  }
  const [any, b] = [schema.getType('Any'), schema.getType('B')];
  if (!isUnionType(any) || !isObjectType(b)) throw new Error('The schema has changed.');
  any.resolveType = (source: Source) => sometimesLater(source, 'type', source.__typename);
  b.isTypeOf = (source: Source) => sometimesLater(source, 'is', hash(source.path, source.world.seed) % 11 !== 0);
  return schema;
}

function resolveAnything(_source: unknown, args: object, world: World, info: GraphQLResolveInfo): unknown {
  const path = pathOf(info);
  if (info.parentType.name === 'Mutation') world.log.push(`start ${path}`);
  const value = valueOf(world, info.returnType, path);
  return Object.keys(args).length > 1 && typeof value === 'string' ? JSON.stringify(args) : value;
}

function sometimesLater<T>({ world, path }: Source, what: string, value: T): T | Promise<T> {
  const rank = hash(`${path}?${what}`, world.seed);
  return rank % 4 === 0 ? world.scheduler.later(rank, () => value) : value;
}
