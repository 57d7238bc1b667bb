/** The books of an account after a run: ours beside the broker's. */
import type { ExpectStatic } from "vitest";
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import type { HistoryRecord, HistoryRow } from "../../../src/contract/history.ts";
import type { Status } from "../../../src/contract/status.ts";
import { accountAtExchange, holdingsAtExchange } from "./exchange-admin.ts";
import type { TradingDay } from "./trading-day.ts";
import type { Visitor } from "./visitor.ts";

export async function statusOf(user: Visitor): Promise<Status> {
  return (await user.get<Status>("/api/live/status")).body;
}

/** History of one strategy by its name, newest first. */
export async function historyOf(user: Visitor, strategyName: string): Promise<HistoryRow[]> {
  const { body } = await user.get<{ history: HistoryRow[] }>("/api/live/history");
  return body.history.filter((row) => row.strategyName === strategyName);
}

/** The newest record of a strategy, whole. */
export async function newestRecord(user: Visitor, strategyName: string): Promise<HistoryRecord> {
  const [row] = await historyOf(user, strategyName);
  if (!row) throw new Error(`${strategyName} has no history`);
  return (await user.get<{ record: HistoryRecord }>(`/api/live/history/${row.id}`)).body.record;
}

/** Shares that a strategy owns, by its name. */
export function sharesOf(status: Status, strategyName: string): Record<string, string> {
  return status.strategies.find(({ name }) => name === strategyName)?.ledger.positions ?? {};
}

/**
 * Expects that ledgers and unassigned shares are together what the broker holds, to the last decimal, and that
 * neither the account nor any strategy has spent more cash than it had.
 */
export async function expectSoundBooks(expect: ExpectStatic, { exchange, user }: TradingDay): Promise<void> {
  const status = await statusOf(user);
  const account = await accountAtExchange(exchange);
  const held = await holdingsAtExchange(exchange);
  const unassigned = new Map(
    status.account?.unassigned.map(({ symbol, quantity }) => [symbol, quantity]) ?? [],
  );
  const ledgers = status.strategies.map(({ ledger }) => ledger);
  const symbols = new Set([
    ...Object.keys(held),
    ...unassigned.keys(),
    ...ledgers.flatMap(({ positions }) => Object.keys(positions)),
  ]);
  for (const symbol of symbols) {
    const owned = ledgers.map(({ positions }) => decimal(positions[symbol] ?? 0));
    const total = sum([...owned, decimal(unassigned.get(symbol) ?? 0)]);
    expect([symbol, toText(total)]).toEqual([symbol, held[symbol] ?? "0"]);
  }
  expect(Number(account.cash)).toBeGreaterThanOrEqual(0);
  for (const { cash } of ledgers) expect(Number(cash)).toBeGreaterThanOrEqual(0);
}
