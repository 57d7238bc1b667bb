/** What the strategies want, without what is in doubt. */
import { boundLedgers } from "../../../../engine/ledger/doubt/binding.ts";
import { isCertain, symbolsInDoubt } from "../../../../engine/ledger/doubt/doubt.ts";
import { heldForDoubt } from "../../../../engine/ledger/doubt/held-for-doubt.ts";
import { decimal } from "../../../../engine/money/decimal.ts";
import type { TradableAsset } from "../../../../engine/rebalance/types.ts";
import type { Synced } from "../../ledgers/sync.ts";
import { asksTrees, type RunAction } from "../../record/action.ts";
import type { Reason } from "../../record/reasons.ts";
import type { Decided } from "./decide-all.ts";

/**
 * Ledgers are planned with as far as they are certain. A strategy that rebalances holds when much of it is in doubt, or when
 * it would trade a symbol in doubt; going to cash and liquidating leave those symbols alone and sell the others.
 * Prices: dollars a share.
 */
export function withoutDoubt(
  decided: Decided,
  { book, doubt }: Pick<Synced, "book" | "doubt">,
  action: RunAction | null,
  prices: Readonly<Record<string, number>>,
  assets: ReadonlyMap<string, TradableAsset>,
): Decided {
  if (isCertain(doubt)) return decided;
  const priced = new Map(Object.entries(prices).map(([symbol, price]) => [symbol, decimal(price)]));
  const bound = boundLedgers(book, doubt, priced);
  const inDoubt = symbolsInDoubt(doubt);
  const held = new Map<string, string>();
  const inputs = decided.inputs.map((input) => {
    const { strategyId } = input.ledger;
    const certain = bound.get(strategyId);
    if (!certain) throw new Error(`strategy ${strategyId} has no ledger`);
    const target = { ...input, ledger: certain.ledger, doubted: certain.doubted };
    const why = asksTrees(action) ? heldForDoubt(target, certain, inDoubt, priced, assets) : null;
    if (why === null) return target;
    held.set(strategyId, why);
    return { ...target, weights: null };
  });
  const reasons = [...held].map(([strategyId, message]): Reason => ({
    code: "in_doubt",
    strategyId,
    message,
  }));
  const decisions = decided.decisions.map((decision) => {
    const why = held.get(decision.strategyId);
    return why === undefined ? decision : { ...decision, targetsJson: null, heldReason: why };
  });
  return { inputs, decisions, reasons: [...decided.reasons, ...reasons] };
}
