import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { appendExecution } from "../../../src/db/queries/execution-history.ts";
import { executionHistory } from "../../../src/db/schema/index.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { accountObjectOf, killAccount } from "../support/account-object.ts";
import { rowsOf, type TableRow } from "../support/account-tables.ts";
import { endFaults, orderByHand, orderFault, payIn } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const NEXT = "2026-08-21";

async function historyInD1(): Promise<Record<string, unknown>[]> {
  return (await env.DB.prepare("SELECT * FROM execution_history ORDER BY rowid").all()).results;
}

interface Written {
  readonly history: Record<string, unknown>[];
  readonly journal: TableRow[];
  readonly decisions: TableRow[];
}

async function writtenSoFar({ user }: TradingDay): Promise<Written> {
  return {
    history: await historyInD1(),
    journal: await rowsOf(user, "ledger_entries"),
    decisions: await rowsOf(user, "decisions"),
  };
}

/** That everything that was written before stands as it was, at the beginning of what is written now. */
function expectOnlyAppended(
  expect: (value: unknown) => { toEqual(other: unknown): void },
  before: Written,
  now: Written,
) {
  for (const part of ["history", "journal", "decisions"] as const) {
    expect(now[part].slice(0, before[part].length)).toEqual(before[part]);
  }
}

async function firstDay(): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, NEXT));
  await activate(day.user, "switch", switchTree("OLD", "NEW"));
  await day.advanceTo("16:06");
  return day;
}

describe("history", () => {
  it("stands as it was written, whatever comes after it", async ({ expect }) => {
    const day = await firstDay();
    const before = await writtenSoFar(day);
    expect([before.history.length, before.decisions.length]).toEqual([1, 1]);
    expect(before.journal.length).toBeGreaterThanOrEqual(2);

    // The broker corrects a fill, money and shares move by hand, the account dies, and trades again.
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: "/v2/orders" },
      action: "add-fields",
      fields: { filled_avg_price: "79.5" },
      times: "always",
    });
    await day.exchange.clock.advanceTo(newYorkInstant(NEXT, "09:00"));
    await tick();
    await endFaults(day.exchange);
    expectOnlyAppended(expect, before, await writtenSoFar(day));
    await payIn(day.exchange, day.keys.accountId, "500");
    await passUntil(day, NEXT, "11:00");
    await orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "sell", qty: "7" });
    await killAccount(day.user);
    await tradeThrough(day, NEXT);
    const second = await writtenSoFar(day);
    expectOnlyAppended(expect, before, second);
    expect([second.history.length, second.decisions.length]).toEqual([2, 2]);

    // The strategy ends, and with it its ledger, and is activated again.
    const { body } = await day.user.get<{ strategies: { botId: string }[] }>("/api/live/active");
    const [{ botId }] = body.strategies as [{ botId: string }];
    expect((await day.user.post("/api/live/deactivate", { botId })).status).toBe(200);
    expect((await day.user.post("/api/live/activate", { botId })).status).toBe(200);
    const third = await writtenSoFar(day);
    expectOnlyAppended(expect, second, third);
    expect(third.journal.length).toBeGreaterThan(second.journal.length);
  });

  it("takes a row that arrives again, even another one of the same name, for nothing new", async ({
    expect,
  }) => {
    const day = await firstDay();
    const before = await historyInD1();
    const d1 = openD1(env.DB);
    const [row] = await d1.select().from(executionHistory);
    await appendExecution(d1, row!);
    await appendExecution(d1, { ...row!, outcome: "failed", success: false, tradesJson: null });
    await runInDurableObject(await accountObjectOf(day.user), (_object, state) => {
      const payload = JSON.stringify({ ...row!, outcome: "failed" });
      state.storage.sql.exec("INSERT INTO outbox (kind, payload) VALUES ('execution', ?)", payload);
    });
    await tradeThrough(day, NEXT);
    expect((await historyInD1()).slice(0, 1)).toEqual(before);
    expect(await rowsOf(day.user, "outbox")).toEqual([]);
  });
});
