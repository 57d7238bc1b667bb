/** The exchange that the scenario is played on: the built-in market on a Friday morning, and what happens to it on Monday. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import type { AccountKeys } from "../../exchange/accounts/open-account.ts";
import { createExchange } from "../../exchange/exchange.ts";
import { paperTrading } from "../../exchange/paper-trading.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { syntheticMarket } from "../../exchange/market/synthetic/synthetic-market.ts";

/** A Friday; the next session is on Monday, and the Friday after Thanksgiving closes early. */
export const FRIDAY = "2026-11-20";
export const MONDAY = "2026-11-23";
const LAST_DATE = "2026-12-31";
const SEED = 1;
/** More than the scenario asks for, so that only the times that it needs have to pass. */
const REQUESTS_PER_MINUTE = 100_000;

/** Trades in whole shares only. */
export const WHOLE_ONLY = "GLD";
/** Cannot be traded. */
export const NOT_TRADABLE = "SLV";

const ON_MONDAY = [
  { type: "dividend", symbol: "SPY", cash: "1.25" },
  { type: "split", symbol: "AAPL", factor: 4 },
  { type: "split", symbol: "IWM", factor: 0.1 },
  { type: "symbol-change", symbol: "USO", newSymbol: "OIL" },
  { type: "delisting", symbol: "EFA", cashPerShare: "50" },
  { type: "delisting", symbol: "VTI", cashPerShare: "0" },
] as const;

/** What is bought on Friday to be held over the weekend. */
export const HELD = [...new Set(ON_MONDAY.map(({ symbol }) => symbol))];

/** Some of the built-in market is enough, and made in a tenth of the time. */
const LISTED = new Set([...HELD, "QQQ", "TLT", WHOLE_ONLY, NOT_TRADABLE]);

export interface Stage {
  readonly exchange: Exchange;
  /** Of an account with $100,000. */
  readonly keys: AccountKeys;
}

async function administer(exchange: Exchange, path: string, body: unknown): Promise<void> {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await exchange.fetch(new Request(`http://exchange.test/admin${path}`, init));
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** Opens the exchange at 10:00, as paper trading is, with transfers, charges and credits of every kind booked. */
export async function openStage(): Promise<Stage> {
  const market = syntheticMarket({ seed: SEED, through: LAST_DATE });
  const exchange = createExchange({
    ...paperTrading,
    market: new Map([...market].filter(([symbol]) => LISTED.has(symbol))),
    now: newYorkInstant(FRIDAY, "10:00"),
    seed: SEED,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    assets: { notFractionable: [WHOLE_ONLY], notTradable: [NOT_TRADABLE] },
  });
  const keys = exchange.addAccount({ cash: "100000" });
  for (const action of ON_MONDAY) {
    await administer(exchange, "/corporate-actions", { ...action, date: MONDAY });
  }
  const transfers = `/accounts/${keys.accountId}/transfers`;
  for (const transfer of [
    { amount: "5000" },
    { amount: "-250.5" },
    { amount: "12", kind: "journal" },
    { amount: "-0.75", kind: "interest" },
    { amount: "1.5", kind: "interest" },
    { amount: "9.25", kind: "sweep" },
    { amount: "-3", kind: "fee" },
    { amount: "30", kind: "dividend", symbol: "SPY", qty: "20" },
    { amount: "-4.5", kind: "withholding" },
  ]) {
    await administer(exchange, transfers, transfer);
  }
  return { exchange, keys };
}
