// Limits on what an operation may ask for. Problem: a short document can ask for millions of rows, and what it asks for
// depends on the values of its variables; a rule that runs at validation sees only the first caller's, because validated
// documents are cached. Design: everything that the document alone decides (depth, aliases, root fields) is computed once
// per document and operation; cost and node count are a walk over a small tree, done on every request after its variables
// are coerced. Data shape: operation → Plan (limits-plan.ts); Plan × variables → Estimate or the first limit exceeded.
import {
  getIntrospectionQuery,
  getOperationAST,
  getVariableValues,
  parse,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Limits } from '../config.js';
import { fail } from '../errors.js';
import { refuseUnstorableLiterals, refuseUnstorableVariables } from '../schema/text.js';
import { compilePlan, type Plan, type PlannedField } from './limits-plan.js';

export interface Estimate {
  /** Weighted objects: what `extensions.cost.requested` tells. */
  readonly cost: number;
  /** Objects the answer holds at most. */
  readonly nodes: number;
}

export interface Limiter {
  /**
   * The price of an operation with these raw variables; null where the variables do not fit (execution will say so).
   * @throws MAX_DEPTH_LIMIT, MAX_ALIASES_LIMIT, MAX_ROOT_FIELDS_LIMIT, COST_ESTIMATED_TOO_EXPENSIVE, BAD_USER_INPUT
   */
  check(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Estimate | null;
}

/** Limits for one schema; plans live as long as their parsed document does. */
export function createLimiter(schema: GraphQLSchema, limits: Limits): Limiter {
  const plans = new WeakMap<OperationDefinitionNode, Plan>();
  const mostIntrospected = wholeSchema(schema) * 3;
  return {
    check(document, operation, variables) {
      let plan = plans.get(operation);
      if (plan === undefined) {
        refuseUnstorableLiterals(document);
        plans.set(operation, (plan = compilePlan(schema, document, operation)));
      }
      refuseUnstorableVariables(variables);
      checkShape(plan, limits, mostIntrospected);
      const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
      return coerced.errors === undefined ? checkPrice(plan, coerced.coerced, limits) : null;
    },
  };
}

/** What the query returns by which every tool asks for the whole schema. */
function wholeSchema(schema: GraphQLSchema): number {
  const document = parse(
    getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  );
  const operation = getOperationAST(document);
  return operation == null ? 0 : compilePlan(schema, document, operation).introspected;
}

function checkShape(plan: Plan, limits: Limits, mostIntrospected: number): void {
  const within = (
    value: number,
    most: number,
    code: 'MAX_DEPTH_LIMIT' | 'MAX_ALIASES_LIMIT' | 'MAX_ROOT_FIELDS_LIMIT',
    what: string,
  ) => {
    if (value <= most) return;
    throw fail(code, `An operation may have ${what.replace('#', String(most))}; this one has ${String(value)}.`, {
      requested: value,
      max: most,
    });
  };
  if (plan.oversized) {
    throw fail(
      'COST_ESTIMATED_TOO_EXPENSIVE',
      'The fragments of this document unfold to more fields than an operation may have.',
      {
        max: limits.cost,
      },
    );
  }
  if (plan.introspected > mostIntrospected) {
    throw fail('COST_ESTIMATED_TOO_EXPENSIVE', 'An operation may ask for three times the whole schema at most.', {
      requested: whole(plan.introspected),
      max: whole(mostIntrospected),
    });
  }
  within(plan.rootFields, limits.rootFields, 'MAX_ROOT_FIELDS_LIMIT', 'at most # root fields');
  within(plan.aliases, limits.aliases, 'MAX_ALIASES_LIMIT', 'at most # aliases');
  within(plan.depth, limits.depth, 'MAX_DEPTH_LIMIT', 'a depth of at most #');
}

function checkPrice(plan: Plan, variables: Readonly<Record<string, unknown>>, limits: Limits): Estimate {
  const total = priceOf(plan.fields, 1, 0, variables, null);
  if (total.cost <= limits.cost && total.nodes <= limits.nodes) return total;

  // Only a refused operation is walked again to tell which fields made it so dear.
  const prices: Price[] = [];
  priceOf(plan.fields, 1, 0, variables, prices);
  const fields = prices
    .sort((a, b) => b.cost - a.cost)
    .slice(0, 3)
    .map(({ field, cost }) => ({ field, cost: whole(cost) }));
  const byCost = total.cost > limits.cost;
  const [requested, max] = byCost ? [whole(total.cost), limits.cost] : [whole(total.nodes), limits.nodes];
  const measure = byCost ? 'cost' : 'number of objects';
  throw fail(
    'COST_ESTIMATED_TOO_EXPENSIVE',
    `The estimated ${measure} of this operation is ${String(requested)}, at most ${String(max)} is allowed. Ask for smaller pages; the dearest fields are ${fields.map(({ field }) => field).join(', ')}.`,
    { requested, max, fields },
  );
}

interface Price {
  readonly field: string;
  readonly cost: number;
}

const whole = (value: number): number => Math.min(Math.round(value), Number.MAX_SAFE_INTEGER);

/**
 * Sums a selection that is met `times` times inside a connection of `pageSize` rows. Of the alternatives for the types of an
 * interface or union the dearest counts.
 */
function priceOf(
  selection: PlannedField['selection'],
  times: number,
  pageSize: number,
  variables: Readonly<Record<string, unknown>>,
  prices: Price[] | null,
): Estimate {
  let cost = 0;
  let nodes = 0;
  for (const alternative of selection) {
    let alternativeCost = 0;
    let alternativeNodes = 0;
    for (const field of alternative) {
      if (!field.included(variables)) continue;
      const each = field.sizedByParent ? pageSize : field.list ? field.size(variables) : 1;
      const objects = field.composite ? times * each : 0;
      const own = times * field.weight + objects * field.typeWeight;
      const below = priceOf(field.selection, times * each, field.list ? 0 : field.size(variables), variables, prices);
      if (own > 0) prices?.push({ field: field.path, cost: own });
      alternativeCost += own + below.cost;
      alternativeNodes += (field.counted ? objects : 0) + below.nodes;
    }
    cost = Math.max(cost, alternativeCost);
    nodes = Math.max(nodes, alternativeNodes);
  }
  return { cost, nodes };
}
