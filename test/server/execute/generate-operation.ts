import fc from 'fast-check';
import type { GraphQLCompositeType, GraphQLSchema } from 'graphql';
import { getNamedType, isCompositeType, isObjectType, isUnionType } from 'graphql';

export interface GeneratedOperation {
  readonly seed: number;
  readonly isMutation: boolean;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const ALIASES = ['x', 'y', '__proto__', 'constructor', 'then', 'int', 'a'];
const CONDITIONS = [
  '@skip(if: $s)',
  '@include(if: $i)',
  '@skip(if: $i) @include(if: $s)',
  '@include(if: false)',
  '@skip(if: false)',
];
const ARGUMENTS = ['(a: 1)', '(a: $n)', '(b: [1, $n])', '(a: null, b: 5)'];
const MAX_DEPTH = 4;

/** Operations over a schema: fields, aliases, fragments, conditions and arguments; not always valid, always executable. */
export function operations(schema: GraphQLSchema): fc.Arbitrary<GeneratedOperation> {
  return fc.gen().map((draw) => {
    const upTo = (max: number): number => draw(fc.nat, max);
    const oneIn = (n: number): boolean => upTo(n - 1) === n - 1;
    const pick = <T>(from: readonly T[]): T => {
      const picked = from[upTo(from.length - 1)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    };
    const condition = (): string => (oneIn(8) ? ` ${pick(CONDITIONS)}` : '');
    const fragments: string[] = [];

    const field = (type: GraphQLCompositeType, depth: number): string => {
      const alias = oneIn(6) ? `${pick(ALIASES)}: ` : '';
      if (isUnionType(type) || oneIn(12)) return `${alias}__typename${condition()}`;
      const definition = pick(
        Object.values(type.getFields()).filter((f) => depth < MAX_DEPTH || !isCompositeType(getNamedType(f.type))),
      );
      const inner = getNamedType(definition.type);
      const args = definition.args.length > 0 && oneIn(2) ? pick(ARGUMENTS) : '';
      return `${alias}${definition.name}${args}${condition()}${isCompositeType(inner) ? ` ${selection(inner, depth + 1)}` : ''}`;
    };

    const spread = (type: GraphQLCompositeType, depth: number): string => {
      if (isObjectType(type) && fragments.length < 4 && oneIn(2)) {
        const name = `F${fragments.length}`;
        // The name is taken before the fragment is written: it may contain others.
        const place = fragments.push('') - 1;
        fragments[place] = `fragment ${name} on ${type.name} ${selection(type, depth + 1)}`;
        return `...${name}${condition()}`;
      }
      const possible = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
      const onType: GraphQLCompositeType = oneIn(4) ? type : pick(possible);
      return `... on ${onType.name}${condition()} ${selection(onType, depth + 1)}`;
    };

    function selection(type: GraphQLCompositeType, depth: number): string {
      const parts = Array.from({ length: 1 + upTo(depth === 0 ? 5 : 3) }, () =>
        depth < MAX_DEPTH && oneIn(isObjectType(type) ? 6 : 2) ? spread(type, depth) : field(type, depth),
      );
      return `{ ${parts.join(' ')} }`;
    }

    const isMutation = oneIn(4);
    const root = isMutation ? schema.getMutationType() : schema.getQueryType();
    if (!root) throw new Error('The schema has no such root type.');
    const body = selection(root, 0);
    const kind = isMutation ? 'mutation' : 'query';
    return {
      seed: draw(fc.nat, 0x7fffffff),
      isMutation,
      query: `${kind} ($s: Boolean = false, $i: Boolean!, $n: Int) ${body} ${fragments.join(' ')}`,
      variables: { i: oneIn(2), ...(oneIn(2) && { s: oneIn(2) }), ...(oneIn(2) && { n: upTo(9) }) },
    };
  });
}
