/** A strategy in force, as the API shows it. */
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import { plannedLedger } from "../../../../engine/ledger/journal/ledger.ts";
import {
  equityAt,
  type Prices,
  timeWeightedReturn,
  unrealised,
  valued,
} from "../../../../engine/ledger/journal/valuation.ts";
import { type Decimal, roundHalfUp, toText } from "../../../../engine/money/decimal.ts";
import type { LiveStrategy } from "../../../../contract/strategies.ts";
import { policyOf } from "../../run/planning/bad-data.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { ledgerOf } from "../../store/ledgers.ts";
import type { StrategyRow } from "../../store/strategies.ts";

const dollars = (amount: Decimal | null) => amount && toText(roundHalfUp(amount, 2));

/** `prices`: what its holdings are worth now; without them the figures that need them are null. */
export function liveStrategy(
  database: AccountDatabase,
  row: StrategyRow,
  prices: Prices = new Map(),
): LiveStrategy {
  const ledger = ledgerOf(database, row);
  const { cash, positions } = plannedLedger(ledger);
  const equity = equityAt(ledger, prices);
  return {
    id: row.id,
    botId: row.botId,
    name: row.name,
    fingerprint: row.fingerprint,
    sharePercent: row.sharePercent,
    shareDollars: row.shareDollars,
    driftBand: Number(row.driftBand),
    tradingState: row.tradingState,
    skipSlot: row.skipSlot,
    heldBecause: row.gateReason,
    executionFrequency: row.executionFrequency,
    onBadData: policyOf(row),
    activatedAt: utcTimestamp(row.activatedAt),
    ledger: {
      cash: toText(cash),
      positions: Object.fromEntries([...positions].map(([symbol, shares]) => [symbol, toText(shares)])),
    },
    performance: {
      equity: dollars(equity),
      unrealised: dollars(unrealised(ledger, prices)),
      realised: toText(ledger.realised),
      income: toText(ledger.income),
      timeWeightedReturn: equity && timeWeightedReturn(valued(ledger, equity)),
    },
  };
}
