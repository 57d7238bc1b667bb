import { runInDurableObject } from "cloudflare:test";
import { eq, sql } from "drizzle-orm";
import { describe, it } from "vitest";
import { type AccountDatabase, openDatabase } from "../../../src/durable/account/store/database.ts";
import { activities, ledgerPositions } from "../../../src/durable/account/store/schema/index.ts";
import { insertAllInto, prepared } from "../../../src/durable/account/store/statements.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";

type Activity = typeof activities.$inferInsert;

const row = (id: string, change: Partial<Activity> = {}): Activity => ({
  id,
  kind: "deposit",
  brokerType: "CSD",
  at: 1_795_208_122_330,
  symbol: null,
  quantity: null,
  cash: "12.50",
  price: null,
  brokerOrderId: null,
  groupId: null,
  seenAt: 1,
  ...change,
});

/** What a task answers of the database of a new account's object. */
async function inDatabase<Answer>(task: (database: AccountDatabase) => Answer): Promise<Answer> {
  const { user } = await openTradingDay(quietMarket({ SPY: 600 }));
  return runInDurableObject(await accountObjectOf(user), (_object, state) =>
    task(openDatabase(state.storage)),
  );
}

describe("rows that are written by one statement", () => {
  it("are there as they were given, in their order", async ({ expect }) => {
    const hostile = row("b", { symbol: `it's "quoted", \\ and 💶`, cash: "1e3", quantity: "0.000000001" });
    const rows = [row("c"), row("a", { cash: null, seenAt: 0 }), hostile];
    const found = await inDatabase((database) => {
      insertAllInto(activities)(database, rows);
      insertAllInto(activities)(database, []);
      return database
        .select()
        .from(activities)
        .orderBy(sql`rowid`)
        .all();
    });
    expect(found).toEqual(rows);
  });

  it("leave what is there alone where they may, and else are refused all together", async ({ expect }) => {
    const [kept, error, found] = await inDatabase((database) => {
      insertAllInto(activities)(database, [row("a")]);
      insertAllInto(activities, "keep")(database, [row("b"), row("a", { cash: "9" })]);
      const after = database.select().from(activities).orderBy(activities.id).all();
      let thrown: unknown;
      try {
        insertAllInto(activities)(database, [row("c"), row("a")]);
      } catch (caught) {
        thrown = caught;
      }
      return [after, String(thrown), database.select().from(activities).orderBy(activities.id).all()];
    });
    expect(kept).toEqual([row("a"), row("b")]);
    expect(error).toMatch(/UNIQUE constraint failed/);
    expect(found).toEqual(kept);
  });

  it.for([
    ["many they are", 10_000, 36],
    ["long they are", 2000, 3000],
  ] as const)(
    "are within what the platform takes as one value, however %s",
    async ([, many, length], { expect }) => {
      const rows = Array.from({ length: many }, (_, place) =>
        row(`20261130000000000::${"a".repeat(length)}${place}`),
      );
      const [longest, count] = await inDatabase((database) => {
        let characters = 0;
        const noting = new Proxy(database.$client.sql, {
          get: (real, name) =>
            name === "exec"
              ? (query: string, ...values: unknown[]) => {
                  for (const value of values) characters = Math.max(characters, String(value).length);
                  return real.exec(query, ...values);
                }
              : Reflect.get(real, name, real),
        });
        const storage = new Proxy(database.$client, {
          get: (real, name) => {
            if (name === "sql") return noting;
            const value: unknown = Reflect.get(real, name, real);
            return typeof value === "function" ? value.bind(real) : value;
          },
        });
        insertAllInto(activities)(openDatabase(storage), rows);
        return [characters, database.select().from(activities).all().length];
      });
      expect(count).toBe(many);
      expect(longest).toBeGreaterThan(10_000);
      expect(longest).toBeLessThan(1_900_000);
    },
  );

  it("are refused all together, however many they are", async ({ expect }) => {
    const rows = Array.from({ length: 2500 }, (_, place) => row(String(place)));
    const [error, count] = await inDatabase((database) => {
      insertAllInto(activities)(database, [row("2400")]);
      let thrown: unknown;
      try {
        insertAllInto(activities)(database, rows);
      } catch (caught) {
        thrown = caught;
      }
      return [String(thrown), database.select().from(activities).all().length];
    });
    expect(error).toMatch(/UNIQUE constraint failed/);
    expect(count).toBe(1);
  });

  it("need every column that must have a value", async ({ expect }) => {
    const { cost: _left, ...position } = { strategyId: "none", symbol: "SPY", quantity: "1", cost: "1" };
    await expect(
      inDatabase((database) => insertAllInto(ledgerPositions)(database, [position])),
    ).rejects.toThrow(/NOT NULL constraint failed/);
  });
});

describe("a statement", () => {
  it("is refused where a value that it binds was not given", async ({ expect }) => {
    const byId = prepared((database) =>
      database
        .select()
        .from(activities)
        .where(eq(activities.id, sql.placeholder("id")))
        .prepare(),
    );
    await expect(inDatabase((database) => byId(database).all())).rejects.toThrow("no value for id was given");
  });

  it("is refused where rows of a table may be missing, which it would not notice", async ({ expect }) => {
    const outer = prepared((database) =>
      database
        .select({ activities, ledgerPositions })
        .from(activities)
        .leftJoin(ledgerPositions, eq(activities.symbol, ledgerPositions.symbol))
        .prepare(),
    );
    await expect(inDatabase((database) => outer(database).all())).rejects.toThrow("outer joins");
  });
});
