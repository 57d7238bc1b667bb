/** Releasing: shares or cash of a strategy become unassigned. */
import { max, toText, ZERO } from "../../money/decimal.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { leavingEntry } from "../journal/leaving.ts";
import { sharesOf, type StrategyLedger } from "../journal/ledger.ts";
import { amountOf, type Assets, NOT_POSITIVE, type Reassignment, valueOf } from "./reassignment.ts";

function entryOf(ledger: StrategyLedger, assets: Assets, reference: string): LedgerEntry {
  const kind = "release";
  if (assets.kind === "shares") {
    const { symbol, quantity } = assets;
    return leavingEntry(ledger, { kind, symbol, quantity, cash: ZERO, reference });
  }
  const cash = assets.amount.neg();
  return { strategyId: ledger.strategyId, kind, symbol: null, quantity: ZERO, cash, cost: ZERO, reference };
}

/** The entry that takes something from a ledger without selling it. Refused when it does not have that much. */
export function release(ledger: StrategyLedger, assets: Assets, reference: string): Reassignment {
  const amount = amountOf(assets);
  if (amount.lte(0)) return NOT_POSITIVE;
  const isShares = assets.kind === "shares";
  const owned = isShares ? sharesOf(ledger, assets.symbol) : max(ledger.cash, ZERO);
  if (amount.gt(owned)) {
    const what = isShares ? `${toText(owned)} ${assets.symbol}` : `$${owned.toFixed(2)} of cash`;
    return { ok: false, code: "not_owned", message: `the strategy has only ${what}` };
  }
  return { ok: true, entries: [entryOf(ledger, assets, reference)], value: valueOf(assets) };
}
