/** A trading day of a user who has no brokerage account. */
import type { ExpectStatic } from "vitest";
import type { MarketData } from "../../../../sim/exchange/market/market-data.ts";
import { statusOf } from "../../support/books.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

/** As `openTradingDay`; the user has let the account at the exchange go and practises with $100,000. */
export async function openPracticeDay(market: MarketData): Promise<TradingDay> {
  const day = await openTradingDay(market);
  await day.user.send("DELETE", "/api/live/credentials");
  const answer = await day.user.post("/api/live/credentials", { broker: "forge_paper" });
  if (answer.status !== 200) throw new Error(`no practice account: ${JSON.stringify(answer.body)}`);
  return day;
}

/** Expects that the one strategy in force owns all that the practice account has, to the cent and to the share. */
export async function expectAllOwned(expect: ExpectStatic, { user }: TradingDay): Promise<void> {
  const { account, strategies, brokerError } = await statusOf(user);
  expect(brokerError).toBeNull();
  expect(strategies).toHaveLength(1);
  expect(account).toMatchObject({ cash: strategies[0]!.ledger.cash, unassigned: [] });
  expect(Number(account!.cash)).toBeGreaterThanOrEqual(0);
}
