/** What commands mean for the ledgers when they count. */
import { min, ZERO } from "../../money/decimal.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { leavingEntry } from "../journal/leaving.ts";
import { sharesOf, type StrategyLedger } from "../journal/ledger.ts";
import { retirementOf } from "../reassign/retire.ts";
import type { FundFact, Part, ReassignFact, RetireFact } from "./fact.ts";

/** The cash that a strategy starts with. */
export function fundEntries({ id, strategyId, cash }: FundFact): LedgerEntry[] {
  return [{ strategyId, kind: "fund", symbol: null, quantity: ZERO, cash, cost: ZERO, reference: id }];
}

function partEntries(
  ledger: StrategyLedger,
  part: Part,
  { kind, id: reference }: ReassignFact,
): LedgerEntry[] {
  const { symbol, quantity } = part;
  if (symbol === null || quantity.gt(0)) return [{ ...part, kind, reference }];
  // A fact that was told after the command may have left the ledger fewer shares than it released.
  const gone = min(quantity.neg(), sharesOf(ledger, symbol));
  return gone.eq(0)
    ? []
    : [leavingEntry(ledger, { kind, symbol, quantity: gone, cash: part.cash, reference })];
}

/** The amounts that were decided when the command was given; nothing for a strategy that is not in force by then. */
export function reassignEntries(ledgers: readonly StrategyLedger[], fact: ReassignFact): LedgerEntry[] {
  return fact.parts.flatMap((part) => {
    const ledger = ledgers.find(({ strategyId }) => strategyId === part.strategyId);
    return ledger ? partEntries(ledger, part, fact) : [];
  });
}

/** All that the ledger has by then. */
export function retireEntries(ledgers: readonly StrategyLedger[], fact: RetireFact): LedgerEntry[] {
  const ledger = ledgers.find(({ strategyId }) => strategyId === fact.strategyId);
  return ledger ? [...retirementOf(ledger, fact.id).entries] : [];
}
