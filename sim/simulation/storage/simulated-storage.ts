/**
 * The storage of a Durable Object in memory, which outlives the objects that are built on it. What is written becomes
 * durable at the next output gate (`commit`), before anything leaves the object; what came after it may be lost in a crash.
 */
import { Cursor } from "./cursor.ts";
import { giveBack, tablesOf, takeDatabase } from "./databases.ts";
import { keyValues } from "./key-values.ts";

/** Thrown to an object that still computes after it was killed: nothing of what it does may stay. */
export class ObjectIsDead extends Error {
  override readonly name = "ObjectIsDead";
}

/** All rows of a storage whose tables stand, so that another one can begin with them. */
export type StorageCopy = readonly {
  readonly table: string;
  readonly values: readonly (string | number | null)[];
}[];

export class SimulatedStorage {
  readonly #database = takeDatabase();
  #depth = 0;
  #life = 0;

  constructor() {
    this.#database.connection.exec("BEGIN");
  }

  /** What is in it now. */
  copy(): StorageCopy {
    return tablesOf(this.#database).flatMap((table) =>
      new Cursor(this.#database.prepared(`SELECT * FROM "${table}" ORDER BY rowid`), [])
        .raw()
        .toArray()
        .map((values) => ({ table, values })),
    );
  }

  /** Puts the rows of another storage in, into tables that are empty. */
  paste(copy: StorageCopy): void {
    // Rows come in no order that foreign keys would allow.
    this.#database.connection.exec("COMMIT; PRAGMA foreign_keys = OFF; BEGIN");
    for (const { table, values } of copy) {
      const places = values.map(() => "?").join(", ");
      this.#database.prepared(`INSERT INTO "${table}" VALUES (${places})`).run(...values);
    }
    this.#database.connection.exec("COMMIT; PRAGMA foreign_keys = ON; BEGIN");
  }

  /** The storage for a new life of its object. Those before it are dead from now on. */
  open(): DurableObjectStorage {
    this.#life += 1;
    return this.#handle(this.#life);
  }

  /** The storage for somebody who only looks. It is good across lives. */
  inspect(): DurableObjectStorage {
    return this.#handle(null);
  }

  /** The output gate: everything that was written is durable. */
  commit(): void {
    this.#database.connection.exec("COMMIT; BEGIN");
  }

  /** Ends the present life. What it wrote since the last output gate is kept or lost. */
  crash(keepsWrites: boolean): void {
    this.#life += 1;
    this.#database.connection.exec(keepsWrites ? "COMMIT; BEGIN" : "ROLLBACK; BEGIN");
  }

  /** Ends it: nothing of it is left, and whoever lives on in it is dead. */
  close(): void {
    this.#life += 1;
    giveBack(this.#database);
  }

  #handle(life: number | null): DurableObjectStorage {
    const assertAlive = () => {
      if (life !== null && life !== this.#life) throw new ObjectIsDead("this object was killed");
    };
    const query = (sql: string, ...bindings: unknown[]) => {
      assertAlive();
      return new Cursor(this.#database.prepared(sql), bindings);
    };
    const storage = {
      sql: { exec: query },
      kv: keyValues(query),
      transactionSync: <T>(work: () => T): T => {
        assertAlive();
        return this.#transaction(work);
      },
    };
    // What an account, drizzle and drizzle's migrator use of it; anything else would be missing, and noticed.
    return storage as unknown as DurableObjectStorage;
  }

  #transaction<T>(work: () => T): T {
    const name = `nested_${this.#depth}`;
    this.#database.connection.exec(`SAVEPOINT ${name}`);
    this.#depth += 1;
    try {
      const result = work();
      this.#database.connection.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      this.#database.connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }
}
