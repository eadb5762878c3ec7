// The tree that a price is computed from. Problem: fragments let a document of n tokens unfold to 2^n fields, fields that are
// selected twice must count once, and @skip/@include depend on the request. Design: fields are collected as execution does it
// (merged by response key, per runtime type where an interface or union narrows), with a ceiling on how far fragments may
// unfold; what depends on variables is left as small functions. Data shape: selections are alternatives (one per group of
// runtime types), each a list of PlannedField; prices come from @cost(weight) and @listSize where the schema has them.
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isAbstractType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionsOf, includedBy, type Conditions } from './limits-conditions.js';
import { introspectionSizes, type IntrospectionSizes } from './limits-introspection.js';
import { pricesOf, type Variables } from './limits-prices.js';

export interface PlannedField {
  /** Names from the root, such as `rfqs.nodes.items`, for the sentence of a refusal. */
  readonly path: string;
  readonly included: (variables: Variables) => boolean;
  readonly composite: boolean;
  readonly list: boolean;
  /** It is `nodes` or `edges` of a connection: as many as its page holds. */
  readonly sizedByParent: boolean;
  /** Items of a list, or rows of a connection's page. */
  readonly size: (variables: Variables) => number;
  readonly weight: number;
  readonly typeWeight: number;
  /** Whether its objects count among the nodes of the answer. */
  readonly counted: boolean;
  readonly selection: readonly (readonly PlannedField[])[];
}

export interface Plan {
  readonly fields: PlannedField['selection'];
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Values that its introspection returns, about. */
  readonly introspected: number;
  /** Its fragments unfold beyond what is ever allowed; the other numbers then say nothing. */
  readonly oversized: boolean;
}

interface Source {
  readonly set: SelectionSetNode;
  readonly conditions: Conditions;
}
interface Collected {
  readonly nodes: FieldNode[];
  readonly alternatives: Conditions[];
}
interface Branch {
  readonly selection: PlannedField['selection'];
  readonly depth: number;
  readonly aliases: number;
}

const mostFields = 10_000;
const leaf: Branch = { selection: [], depth: 0, aliases: 0 };

/** Where introspection begins; only the root of the queries has these. */
const metaFields = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

const knownSizes = new WeakMap<GraphQLSchema, IntrospectionSizes>();

function sizesOf(schema: GraphQLSchema): IntrospectionSizes {
  let sizes = knownSizes.get(schema);
  if (sizes === undefined) knownSizes.set(schema, (sizes = introspectionSizes(schema)));
  return sizes;
}

class Oversized extends Error {}

/** Plans one operation of a validated document. */
export function compilePlan(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Plan {
  const root = schema.getRootType(operation.operation);
  const empty = { fields: [], depth: 0, aliases: 0, rootFields: 0, introspected: 0 };
  if (root === undefined || root === null) return { ...empty, oversized: false };
  try {
    const compiler = new Compiler(schema, document);
    const sources: readonly Source[] = [{ set: operation.selectionSet, conditions: [] }];
    const { selection, depth, aliases } = compiler.selection(root, sources, '', new Set());
    const introspected = compiler.introspected(root, sources);
    const rootFields = selection[0]?.length ?? 0;
    return { fields: selection, depth, aliases, rootFields, introspected, oversized: false };
  } catch (error) {
    if (error instanceof Oversized) return { ...empty, oversized: true };
    throw error;
  }
}

class Compiler {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly sizes: IntrospectionSizes;
  private collected = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    this.sizes = sizesOf(schema);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  /** `sized` names the fields of this selection that hold the rows of the connection it belongs to. */
  selection(type: GraphQLCompositeType, sources: readonly Source[], path: string, sized: ReadonlySet<string>): Branch {
    const alternatives = this.runtimeTypes(type, sources).map((runtime) =>
      this.alternative(runtime, sources, path, sized),
    );
    return {
      selection: alternatives.map(({ fields }) => fields),
      depth: Math.max(0, ...alternatives.map(({ depth }) => depth)),
      aliases: Math.max(0, ...alternatives.map(({ aliases }) => aliases)),
    };
  }

  /** How many values the introspection in a selection of `type` returns; fields of other types count nothing. */
  introspected(type: GraphQLObjectType, sources: readonly Source[]): number {
    const within = type.name.startsWith('__');
    const byKey = new Map<string, Collected>();
    for (const { set, conditions } of sources) this.collect(type, set, conditions, byKey, new Set());
    let values = 0;
    for (const { nodes } of byKey.values()) {
      const name = nodes[0]?.name.value ?? '';
      const definition = within ? type.getFields()[name] : metaFields.get(name);
      const below = getNamedType(definition?.type);
      if (within) values += 1;
      if (definition === undefined || !isObjectType(below)) continue;
      const inner = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
      values +=
        (this.sizes[name] ?? 1) *
        this.introspected(
          below,
          inner.map((set) => ({ set, conditions: [] })),
        );
    }
    return values;
  }

  /** One runtime type for each way in which the fragments of a selection may apply; an object type is its own. */
  private runtimeTypes(type: GraphQLCompositeType, sources: readonly Source[]): readonly GraphQLObjectType[] {
    if (!isAbstractType(type)) return [type];
    const narrowing = new Set<string>();
    for (const { set } of sources) this.typeConditions(set, narrowing, new Set());
    const groups = new Map<string, GraphQLObjectType>();
    for (const runtime of this.schema.getPossibleTypes(type)) {
      const key = [...narrowing].filter((name) => this.applies(name, runtime)).join(' ');
      if (!groups.has(key)) groups.set(key, runtime);
    }
    return [...groups.values()];
  }

  private typeConditions(set: SelectionSetNode, into: Set<string>, visited: Set<string>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.typeCondition !== undefined) into.add(selection.typeCondition.name.value);
        this.typeConditions(selection.selectionSet, into, visited);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = this.fragments.get(selection.name.value);
        if (fragment === undefined) continue;
        into.add(fragment.typeCondition.name.value);
        this.typeConditions(fragment.selectionSet, into, visited);
      }
    }
  }

  private applies(condition: string, runtime: GraphQLObjectType): boolean {
    const type = this.schema.getType(condition);
    return type === runtime || (isAbstractType(type) && this.schema.isSubType(type, runtime));
  }

  private alternative(
    runtime: GraphQLObjectType,
    sources: readonly Source[],
    path: string,
    sized: ReadonlySet<string>,
  ) {
    const byKey = new Map<string, Collected>();
    for (const { set, conditions } of sources) this.collect(runtime, set, conditions, byKey, new Set());
    const definitions = runtime.getFields();
    const fields: PlannedField[] = [];
    let depth = 0;
    let aliases = 0;
    for (const [key, collected] of byKey) {
      const [node] = collected.nodes;
      const definition = node === undefined ? undefined : definitions[node.name.value];
      // Introspection is left out: it reads no rows, and has a measure of its own.
      if (node === undefined || definition === undefined) continue;
      const { field, below } = this.field(runtime, definition, node, collected, path, sized);
      fields.push(field);
      depth = Math.max(depth, 1 + below.depth);
      aliases += below.aliases + (key === node.name.value ? 0 : 1);
    }
    return { fields, depth, aliases };
  }

  private collect(
    runtime: GraphQLObjectType,
    set: SelectionSetNode,
    outer: Conditions,
    byKey: Map<string, Collected>,
    visited: Set<string>,
  ): void {
    for (const selection of set.selections) {
      const conditions = conditionsOf(selection, outer);
      if (conditions === null) continue;
      if (++this.collected > mostFields) throw new Oversized();
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const present = byKey.get(key);
        if (present === undefined) byKey.set(key, { nodes: [selection], alternatives: [conditions] });
        else {
          present.nodes.push(selection);
          present.alternatives.push(conditions);
        }
        continue;
      }
      let fragment:
        { typeCondition?: { name: { value: string } } | undefined; selectionSet: SelectionSetNode } | undefined =
        undefined;
      if (selection.kind === Kind.INLINE_FRAGMENT) fragment = selection;
      else if (!visited.has(selection.name.value)) {
        // Spread once without a condition, a fragment adds nothing when it is spread again.
        if (conditions.length === 0) visited.add(selection.name.value);
        fragment = this.fragments.get(selection.name.value);
      }
      if (fragment === undefined) continue;
      if (fragment.typeCondition !== undefined && !this.applies(fragment.typeCondition.name.value, runtime)) continue;
      this.collect(runtime, fragment.selectionSet, conditions, byKey, visited);
    }
  }

  private field(
    parent: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
    node: FieldNode,
    { nodes, alternatives }: Collected,
    parentPath: string,
    sized: ReadonlySet<string>,
  ): { field: PlannedField; below: Branch } {
    const type = getNamedType(definition.type);
    const path = parentPath === '' ? definition.name : `${parentPath}.${definition.name}`;
    const prices = pricesOf(this.schema, parent, definition, node);
    const sources = nodes.flatMap((each, index) =>
      each.selectionSet === undefined ? [] : [{ set: each.selectionSet, conditions: alternatives[index] ?? [] }],
    );
    const below = isCompositeType(type) ? this.selection(type, sources, path, prices.sizedFields) : leaf;
    const field: PlannedField = {
      path,
      included: includedBy(alternatives),
      composite: isCompositeType(type),
      list: isListType(getNullableType(definition.type)),
      sizedByParent: sized.has(definition.name),
      size: prices.size,
      weight: prices.weight,
      typeWeight: prices.typeWeight,
      counted: prices.counted,
      selection: below.selection,
    };
    return { field, below };
  }
}
