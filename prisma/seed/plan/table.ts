/**
 * The plan of the demo world.
 *
 * Problem: a world must hang together (a closed request has an awarded quote, which has an order, whose stages are
 * done), and the same world is wanted a thousand times as large within minutes.
 * Design: the structure of one *block* (which rows there are, their states and times) is planned in TypeScript, a few
 * thousand rows in all. PostgreSQL multiplies it: every statement below `sql/` crosses a plan table with the wanted
 * block numbers and gives each copy its own ids, names, partners, quantities and prices, computed from block and slot.
 * Data shape: a plan table is a list of rows with a `slot`, its number within the block and kind. It becomes the
 * temporary table `plan_<name>`; instants are milliseconds here and `timestamptz` there, days `YYYY-MM-DD`.
 */
const sqlTypes = {
  int: 'integer',
  text: 'text',
  time: 'timestamptz(3)',
  day: 'date',
  flag: 'boolean',
  list: 'text[]',
  json: 'jsonb',
} as const;

type Kind = keyof typeof sqlTypes;
/** A trailing `?` says that the column may be empty. */
export type ColumnKind = Kind | `${Kind}?`;

interface Values {
  int: number;
  text: string;
  time: number;
  day: string;
  flag: boolean;
  list: readonly string[];
  json: object;
}

export type Columns = Readonly<Record<string, ColumnKind>>;
export type Row<C extends Columns> = {
  -readonly [K in keyof C]: C[K] extends `${infer B extends Kind}?`
    ? Values[B] | null
    : C[K] extends Kind
      ? Values[C[K]]
      : never;
};

export class PlanTable<C extends Columns> {
  readonly rows: Row<C & { slot: 'int' }>[] = [];

  constructor(
    readonly name: string,
    readonly columns: C,
  ) {}

  /** Appends a row and returns it with its slot. */
  add(row: Row<C>): Row<C & { slot: 'int' }> {
    const added = { ...row, slot: this.rows.length } as Row<C & { slot: 'int' }>;
    this.rows.push(added);
    return added;
  }

  /** The statement that makes the temporary table; `$1` is {@link json}. `ms` is the instant `at` in milliseconds. */
  get sql(): string {
    const columns = [['slot', 'integer'], ...Object.entries(this.columns).map(([name, kind]) => [name, sqlType(kind)])];
    const list = columns.map(([name, type]) => `${String(name)} ${String(type)}`).join(', ');
    const ms = 'at' in this.columns ? ', (extract(epoch FROM at) * 1000)::bigint AS ms' : '';
    const order = 'at' in this.columns ? 'at, slot' : 'slot';
    return (
      `CREATE TEMPORARY TABLE plan_${this.name} ON COMMIT DROP AS ` +
      `SELECT *${ms} FROM jsonb_to_recordset($1::jsonb) AS row (${list}) ORDER BY ${order}`
    );
  }

  get json(): string {
    const times = Object.entries(this.columns)
      .filter(([, kind]) => kind.startsWith('time'))
      .map(([name]) => name);
    return JSON.stringify(this.rows, (key, value: unknown) =>
      times.includes(key) && typeof value === 'number' ? new Date(value).toISOString() : value,
    );
  }
}

function sqlType(kind: ColumnKind): string {
  return sqlTypes[kind.replace('?', '') as Kind];
}
