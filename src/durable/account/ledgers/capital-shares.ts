/** What of the account each strategy was given. */
import type { CapitalShares } from "../../../engine/ledger/capital-share.ts";
import { decimal } from "../../../engine/money/decimal.ts";
import type { StrategyRow } from "../store/strategies.ts";

export function capitalShares(strategies: readonly StrategyRow[]): CapitalShares {
  return new Map(
    strategies.map(({ id, sharePercent, shareDollars }) => [
      id,
      shareDollars === null
        ? { kind: "percent" as const, percent: decimal(sharePercent) }
        : { kind: "dollars" as const, dollars: decimal(shareDollars) },
    ]),
  );
}
