/**
 * What a source document names, and where it lives here.
 *
 * Five documents describe five databases that Supplygraph merges (S0 to S4). Each is kept as a list of its tables with
 * columns and indexes, views, functions and triggers, in a notation short enough to be compared with the document by eye:
 *
 * - columns: names parted by spaces. `last_login>last_login_at` lives under another name; `items>order_items.*` is a
 *   table of its own; `role>user_roles.role_id` is a column of another table.
 * - indexes: as the document has them, one per word: `client_id+status`, `name~` (trigram), `search@` (full text). Column
 *   names are the document's. An index counts as there when one of the table begins with these columns, the organization
 *   apart, or when a longer one does.
 */
export interface DocumentTable {
  /** The table here; the document's own name where it is left out. */
  readonly here?: string;
  readonly columns?: string;
  readonly indexes?: string;
  /** Unique together: one per word, parts joined by `+`. */
  readonly unique?: string;
}

export interface SourceDocument {
  readonly name: string;
  readonly title: string;
  readonly tables: Readonly<Record<string, DocumentTable>>;
  /** The document's name of a view → the view here. */
  readonly views?: Readonly<Record<string, string>>;
  /** The document's name of a function → schema-qualified name here. */
  readonly functions?: Readonly<Record<string, string>>;
}
