/** What one strategy's tree says on the slot's prices. */
import { alignBars } from "../../../engine/bars/align.ts";
import { appendProvisionalBar } from "../../../engine/bars/provisional.ts";
import type { DailyBars } from "../../../engine/bars/types.ts";
import { previousSession, type Session } from "../../../engine/calendar/sessions.ts";
import { compile } from "../../../engine/evaluate/compile.ts";
import { type Decision, decide } from "../../../engine/evaluate/decide.ts";
import type { Ledger } from "../../../engine/rebalance/types.ts";
import { parseStrategy } from "../../../engine/strategy/parse.ts";
import { tickersOf } from "../../../engine/strategy/tickers.ts";
import { readBars } from "../../../market/bars/store.ts";
import type { Snapshot } from "../../../market/snapshot/snapshot.ts";
import type { StrategyRow } from "../store/strategies.ts";
import type { Reason } from "./reasons.ts";

export type StrategyDecision = { ok: true; decision: Decision } | { ok: false; reason: Reason };

function held(code: string, message: string): StrategyDecision {
  return { ok: false, reason: { code, message } };
}

/** The decision of a tree that names no ticker at all. */
function allCash(date: string): Decision {
  return { date, weights: {}, trace: [], unknowns: [], carried: [] };
}

/**
 * The strategy's decision at the session's close slot. Not ok: the strategy holds, because data that it needs is
 * missing or stale, or because its tree cannot be read; a missing price is never taken for zero. `stale` names
 * symbols whose histories could not be refreshed. One history may lack its ticker's last sessions, on which it did
 * not trade: the engine carries it over a hole, and says when the hole is too long. When all of them lack the last
 * session, it has not been published yet.
 */
export async function decideStrategy(
  strategy: StrategyRow,
  ledger: Ledger,
  session: Session,
  snapshot: Snapshot,
  market: KVNamespace,
  stale: ReadonlySet<string>,
): Promise<StrategyDecision> {
  const parsed = parseStrategy(JSON.parse(strategy.tree));
  if (!parsed.ok) {
    const error = parsed.findings.find(({ level }) => level === "error");
    return held("strategy_unreadable", error?.message ?? "the tree cannot be read");
  }
  const unpriced = [...ledger.positions.keys()].find((symbol) => !snapshot.prices[symbol]);
  if (unpriced !== undefined) return held("price_missing", `the snapshot has no price of ${unpriced}`);
  const { needed } = tickersOf(parsed.strategy);
  if (needed.length === 0) return { ok: true, decision: allCash(session.date) };
  const bars = new Map<string, DailyBars>();
  let newest = "";
  for (const symbol of needed) {
    const price = snapshot.prices[symbol];
    if (!price) return held("price_missing", `the snapshot has no price of ${symbol}`);
    const history = await readBars(market, symbol);
    if (!history) return held("history_missing", `there is no price history of ${symbol}`);
    if (stale.has(symbol)) {
      return held("history_stale", `the history of ${symbol} could not be brought up to date`);
    }
    newest = [newest, history.dates.at(-1) ?? ""].toSorted().at(-1) ?? "";
    bars.set(symbol, appendProvisionalBar(history, session.date, price));
  }
  const expected = previousSession(session.date).date;
  if (newest < expected) {
    return held("history_stale", `the price histories end on ${newest}, not on ${expected}`);
  }
  const decision = decide(compile(parsed.strategy), alignBars(bars));
  const missing = decision.unknowns.find(({ reason }) => reason === "missing-data");
  if (missing) {
    return held("data_missing", `the decision rests on missing data of ${missing.tickers.join(", ")}`);
  }
  return { ok: true, decision };
}
