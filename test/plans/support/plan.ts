// What PostgreSQL did for a statement, read off EXPLAIN (ANALYZE, FORMAT JSON).

export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Alias?: string;
  readonly 'Index Cond'?: string;
  readonly 'Parent Relationship'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** What a statement cost in rows. */
export interface Effort {
  readonly returned: number;
  /** Rows taken from tables and thrown away again, and rows sorted only to be thrown away. */
  readonly wasted: number;
  /** What the indexes of a table were asked for, by the table's alias in the statement: `t` is the list, `r1` a relation's target. */
  readonly conditions: ReadonlyMap<string, string>;
}

export function effortOf(plan: PlanNode): Effort {
  const conditions = new Map<string, string>();
  let read = 0;
  const visit = (node: PlanNode, above: string): void => {
    // What a policy looks up once for the statement is no row of the list.
    if (node['Parent Relationship'] === 'InitPlan') return;
    // A partition's alias has a number behind; an index that a bitmap is made from belongs to the table above it.
    const alias = node.Alias?.replace(/_\d+$/, '') ?? above;
    const condition = node['Index Cond'];
    if (condition !== undefined) conditions.set(alias, [conditions.get(alias), condition].filter(Boolean).join('; '));
    const removed =
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0) +
      (node['Rows Removed by Join Filter'] ?? 0);
    const isTable = node['Relation Name'] !== undefined;
    read += ((isTable ? node['Actual Rows'] : 0) + removed) * node['Actual Loops'];
    for (const child of node.Plans ?? []) visit(child, alias);
  };
  visit(plan, '');
  const returned = plan['Actual Rows'];
  return { returned, wasted: Math.max(0, Math.round(read - returned)), conditions };
}
