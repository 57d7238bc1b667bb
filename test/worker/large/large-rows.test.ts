/** Rows for D1 of accounts that are larger than anybody's should be: each is cut where it would be too large, and says so. */
import { runInDurableObject } from "cloudflare:test";
import { describe, it } from "vitest";
import { executionRow } from "../../../src/durable/account/history/execution-row.ts";
import type { StrategyRun } from "../../../src/durable/account/history/strategy-run.ts";
import { oldPricesNotification } from "../../../src/durable/account/run/planning/old-prices.ts";
import { problemNotification } from "../../../src/durable/account/run/settling/problem-notification.ts";
import { openDatabase } from "../../../src/durable/account/store/database.ts";
import { addStrategy } from "../../../src/durable/account/store/strategies.ts";
import { announceStrategies } from "../../../src/durable/account/strategies/announce.ts";
import { decimal } from "../../../src/engine/money/decimal.ts";
import { MAX_ROW_BYTES } from "../../../src/platform/row-size.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { rowsOf } from "../support/account-tables.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { largestRowsOfAccount } from "./support/every-row.ts";

const letter = (place: number) => String.fromCodePoint(65 + (Math.floor(place) % 26));
/** Tickers of four letters from a number on, all of them different. */
const tickers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => {
    const place = from + index;
    return `${letter(place / 17_576)}${letter(place / 676)}${letter(place / 26)}${letter(place)}`;
  });
const holdingAll = (symbols: readonly string[]) =>
  JSON.stringify({ kind: "basic", children: { next: [{ kind: "position", positions: symbols }] } });

const bytesIn = (row: object | undefined) => new TextEncoder().encode(JSON.stringify(row)).length;

const reasons = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    code: "price_missing",
    symbol: `S${place}`,
    message: `nobody has a "price" of S${place}, neither the first source nor the second, and it is left alone`,
  }));

const RUN = {
  slot: "2026-08-20/close",
  outcome: "held",
  arrivalJson: null,
  crossesJson: null,
  equityBefore: "100000",
  snapshotHash: "s",
  planHash: "p",
};

/** A strategy's part of a run with so many symbols, all of them wanted alike, and so many reasons. */
function strategyRun(symbols: readonly string[], reasonCount: number): StrategyRun {
  const prices = Object.fromEntries(symbols.map((symbol) => [symbol, 123.45]));
  const run = { ...RUN, outcome: null, reasonsJson: JSON.stringify(reasons(reasonCount)) };
  const targets = Object.fromEntries(symbols.map((symbol) => [symbol, 1 / symbols.length]));
  const ledger = { strategyId: "s", cash: decimal(1000), positions: new Map([["ZZZZ", decimal(1)]]) };
  const whole = {
    userId: "u",
    run,
    snapshotJson: null,
    strategy: { id: "s", tree: holdingAll(symbols), fingerprint: "f" },
    decision: { targetsJson: JSON.stringify(targets), heldReason: null, badDataPolicy: null },
    reportedAt: 1,
    plan: { prices: { ...prices, ZZZZ: 1 }, ledgers: [ledger], orders: [], crosses: [], skips: [] },
    orders: [],
    ledgerAfter: ledger,
  };
  // All of a run, a strategy and a decision that a row is made from.
  return whole as unknown as StrategyRun;
}

const messagesIn = (json: string | null | undefined, list: "errors" | "notes"): string[] =>
  JSON.parse(json ?? "{}")[list].map(({ message }: { message: string }) => message);

describe("the history row of a strategy", () => {
  it("has everything in it where that is not too large", ({ expect }) => {
    const row = executionRow(strategyRun(tickers(1000), 50));
    expect(Object.keys(JSON.parse(row.pricesJson!))).toHaveLength(1001);
    expect(Object.keys(JSON.parse(row.targetAllocations!))).toHaveLength(1000);
    expect(messagesIn(row.executionJson, "errors")).toHaveLength(0);
    expect(JSON.stringify(row)).not.toContain("left_out");
  });

  it("of forty thousand symbols is not too large, and tells how many prices it leaves out", ({ expect }) => {
    const row = executionRow(strategyRun(tickers(40_000), 0));
    expect(bytesIn(row)).toBeLessThan(MAX_ROW_BYTES);
    const kept = Object.keys(JSON.parse(row.pricesJson!)).length;
    expect(kept).toBeGreaterThan(1000);
    expect(messagesIn(row.executionJson, "notes")).toEqual([
      `${40_000 - kept} more targets are not in this record, which would be too large`,
      `${40_001 - kept} more symbols with their prices are not in this record, which would be too large`,
    ]);
  });

  it("of thirty thousand reasons is not too large, and its last one tells how many it leaves out", ({
    expect,
  }) => {
    const symbols = ["SPY"];
    const input = strategyRun(symbols, 30_000);
    const concerning = JSON.stringify(
      reasons(30_000).map(({ symbol: _symbol, ...reason }) => ({ ...reason, strategyId: "s" })),
    );
    const row = executionRow({ ...input, run: { ...input.run, reasonsJson: concerning } });
    expect(bytesIn(row)).toBeLessThan(MAX_ROW_BYTES);
    const errors = messagesIn(row.executionJson, "errors");
    expect(errors.length).toBeGreaterThan(1000);
    expect(errors.at(-1)).toBe(
      `${30_001 - errors.length} more reasons are not in this record, which would be too large`,
    );
    expect(row.outcome).toBe("completed_adjusted");
  });
});

describe("what an owner is told", () => {
  it("of a run with thirty thousand reasons is not too large, and says how many it leaves out", ({
    expect,
  }) => {
    const run = { ...RUN, reasonsJson: JSON.stringify(reasons(30_000)) };
    // All of a run that the notification is made from.
    const row = problemNotification("u", run as unknown as StrategyRun["run"], "held", 1);
    expect(bytesIn(row)).toBeLessThan(MAX_ROW_BYTES);
    const told = JSON.parse(row!.payload).reasons;
    expect(told.length).toBeGreaterThan(1000);
    expect(told.at(-1)).toMatchObject({ code: "left_out", isNote: true });
    expect(told.at(-1).message).toContain(`${30_001 - told.length} more reasons`);
  });

  it("of forty thousand old prices is not too large, and says how many it leaves out", ({ expect }) => {
    const symbols = tickers(40_000);
    const price = { last: 1, source: "tiingo_iex", at: 1, ageMs: 3_600_000, verdict: "stale" };
    const prices = Object.fromEntries(symbols.map((symbol) => [symbol, price]));
    const snapshot = { prices } as unknown as Parameters<typeof oldPricesNotification>[2];
    const row = oldPricesNotification("u", RUN.slot, snapshot, symbols, 1);
    expect(bytesIn(row)).toBeLessThan(MAX_ROW_BYTES);
    const payload = JSON.parse(row!.payload);
    expect(payload.prices.length).toBeGreaterThan(1000);
    expect(payload.leftOut).toBe(40_000 - payload.prices.length);
  });
});

describe("the symbols that an account asks for", () => {
  it("fit into a row, however many its strategies name, and what it goes to on bad days is among them", async ({
    expect,
  }) => {
    const { user } = await openTradingDay(quietMarket({ SPY: 600 }));
    await runInDurableObject(await accountObjectOf(user), (_object, { storage }) => {
      const database = openDatabase(storage);
      for (let index = 0; index < 7; index++) {
        const id = `s${index}`;
        const names = { id, botId: id, botVersionId: id, name: id, fingerprint: "f" };
        const terms = { sharePercent: "10", cash: "0", isActive: true, activatedAt: 1 };
        const tree = holdingAll(tickers(45_000, index * 45_000));
        const safe = { onBadData: "safe_asset", safeAsset: "ZZZZ" } as const;
        addStrategy(database, { ...names, ...terms, ...safe, tree });
      }
      announceStrategies(database, "u", []);
    });
    const message = (await rowsOf(user, "outbox")).find(({ kind }) => kind === "control");
    const { tickers: asked } = JSON.parse(message!["payload"] as string);
    expect(asked).toContain("ZZZZ");
    expect(asked.length).toBeGreaterThan(4000);
    const rows = await largestRowsOfAccount(user);
    expect(rows.filter(({ bytes }) => bytes > MAX_ROW_BYTES)).toEqual([]);
  });
});
