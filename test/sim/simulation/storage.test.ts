import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/durable-sqlite";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ObjectIsDead, SimulatedStorage } from "../../../sim/simulation/storage/simulated-storage.ts";

const notes = sqliteTable("notes", {
  id: text("id").primaryKey(),
  count: integer("count").notNull().default(0),
  isGood: integer("is_good", { mode: "boolean" }),
});

let storage: SimulatedStorage;
beforeEach(() => {
  storage = new SimulatedStorage();
  drizzle(storage.open()).run(
    sql`CREATE TABLE IF NOT EXISTS notes (id TEXT PRIMARY KEY, count INTEGER NOT NULL DEFAULT 0, is_good INTEGER)`,
  );
  storage.commit();
});
afterEach(() => storage.close());

const idsIn = (state: DurableObjectStorage) =>
  drizzle(state)
    .select()
    .from(notes)
    .all()
    .map(({ id }) => id);

describe("the storage of a simulated object", () => {
  it("answers drizzle's queries as the platform's does", () => {
    const database = drizzle(storage.open());
    database.insert(notes).values({ id: "a", isGood: true }).run();
    const again = database
      .insert(notes)
      .values({ id: "a" })
      .onConflictDoNothing()
      .returning({ id: notes.id });
    expect(again.all()).toEqual([]);
    expect(database.select().from(notes).all()).toEqual([{ id: "a", count: 0, isGood: true }]);
    expect(
      database
        .select()
        .from(notes)
        .where(sql`id = 'b'`)
        .get(),
    ).toBeUndefined();
    expect(database.all(sql`SELECT id, count AS number FROM notes`)).toEqual([{ id: "a", number: 0 }]);
    expect(database.get(sql`SELECT count(*) AS number FROM notes`)).toEqual({ number: 1 });
  });

  it("undoes a transaction that throws, and keeps the one around it", () => {
    const state = storage.open();
    const database = drizzle(state);
    database.transaction(() => {
      database.insert(notes).values({ id: "outer" }).run();
      expect(() =>
        database.transaction(() => {
          database.insert(notes).values({ id: "inner" }).run();
          throw new Error("no");
        }),
      ).toThrow("no");
    });
    expect(idsIn(state)).toEqual(["outer"]);
  });

  it("keeps what was written before an output gate, and loses the rest in a crash that loses writes", () => {
    const state = storage.open();
    drizzle(state).insert(notes).values({ id: "before" }).run();
    state.kv.put("answer", { before: true });
    storage.commit();
    drizzle(state).insert(notes).values({ id: "after" }).run();
    state.kv.put("answer", { before: false });
    storage.crash(false);
    const next = storage.open();
    expect(idsIn(next)).toEqual(["before"]);
    expect(next.kv.get("answer")).toEqual({ before: true });
  });

  it("keeps everything in a crash that keeps writes", () => {
    drizzle(storage.open()).insert(notes).values({ id: "after" }).run();
    storage.crash(true);
    expect(idsIn(storage.open())).toEqual(["after"]);
  });

  it("takes nothing from an object that was killed", () => {
    const state = storage.open();
    storage.crash(true);
    expect(() => state.kv.put("answer", 1)).toThrow(ObjectIsDead);
    expect(() => state.transactionSync(() => 1)).toThrow(ObjectIsDead);
    expect(() => drizzle(state).insert(notes).values({ id: "late" }).run()).toThrow(/killed|Failed/);
    expect(idsIn(storage.open())).toEqual([]);
  });

  it("goes on in another one with what it had, which then has nothing of the first when it is given back", () => {
    drizzle(storage.open()).insert(notes).values({ id: "a" }).run();
    const copy = storage.copy();
    storage.close();
    storage = new SimulatedStorage();
    const state = storage.open();
    expect(idsIn(state)).toEqual([]);
    storage.paste(copy);
    expect(idsIn(state)).toEqual(["a"]);
  });

  it("has a key-value store with the values that were put, by prefix", () => {
    const { kv } = storage.open();
    kv.put("a/1", new Map([["x", 1]]));
    kv.put("b/1", "text");
    expect(kv.get("a/1")).toEqual(new Map([["x", 1]]));
    expect([...kv.list({ prefix: "b/" })]).toEqual([["b/1", "text"]]);
    expect(kv.delete("a/1")).toBe(true);
    expect(kv.delete("a/1")).toBe(false);
    expect(kv.get("a/1")).toBeUndefined();
  });
});
