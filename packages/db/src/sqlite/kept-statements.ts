import Sqlite from 'better-sqlite3';

// A process of ours asks some hundred shapes of query; lists of values make more of them, without end.
const mostKept = 500;

/**
 * Has an adapter of Prisma prepare each statement once. By itself it does so for every query, which costs as much as most
 * of ours take to run, and leaves some 8 KB each time for the garbage collector, which does not see them.
 */
export function keepStatements(adapter: object): void {
  const connection: unknown = Reflect.get(adapter, 'client');
  if (!(connection instanceof Sqlite)) throw new Error("Prisma's adapter has no connection of better-sqlite3");
  const kept = new Map<string, KeptStatement>();
  Reflect.set(adapter, 'client', {
    exec: (script: string) => connection.exec(script),
    close: () => connection.close(),
    prepare(sql: string): KeptStatement {
      const found = kept.get(sql) ?? new KeptStatement(connection.prepare(sql));
      // Those used last stand last.
      kept.delete(sql);
      kept.set(sql, found);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? sql);
      return found;
    },
  });
}

/** What Prisma's adapter asks of a statement. Values are bound when it runs: bound before, they would be bound for ever. */
class KeptStatement {
  readonly reader: boolean;
  readonly #statement: Sqlite.Statement;
  readonly #columns: Sqlite.ColumnDefinition[];
  #values: unknown[] = [];

  constructor(statement: Sqlite.Statement) {
    this.reader = statement.reader;
    this.#statement = statement.reader ? statement.raw() : statement;
    this.#columns = statement.reader ? statement.columns() : [];
  }

  bind(values: unknown[]): this {
    this.#values = values;
    return this;
  }

  columns(): Sqlite.ColumnDefinition[] {
    return this.#columns;
  }

  raw(): this {
    return this;
  }

  all(): unknown[] {
    return this.#statement.all(this.#values);
  }

  run(): Sqlite.RunResult {
    return this.#statement.run(this.#values);
  }
}
