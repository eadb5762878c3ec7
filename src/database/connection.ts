/** How a database is reached: a URL, or its parts. */
export type DatabaseConnection =
  | { readonly connectionString: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

/** The same server and login, another database on it. */
export function withDatabase(connection: DatabaseConnection, database: string): DatabaseConnection {
  if (!('connectionString' in connection)) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { connectionString: url.href };
}

/** The name of the database; empty when the connection leaves it to the server's default. */
export function databaseName(connection: DatabaseConnection): string {
  if (!('connectionString' in connection)) return connection.database;
  return decodeURIComponent(new URL(connection.connectionString).pathname.slice(1));
}
