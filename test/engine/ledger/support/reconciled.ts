/** An account to which something has happened, and what it means for the ledgers. */
import type { CapitalShares } from "../../../../src/engine/ledger/capital-share.ts";
import type { StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import type { Difference } from "../../../../src/engine/ledger/reconcile/difference.ts";
import { accountEffect, withEffects } from "../../../../src/engine/ledger/replay/effect.ts";
import { byWhenTheyCount, type Fact } from "../../../../src/engine/ledger/replay/fact.ts";
import { type AccountThen, replay, type Replayed } from "../../../../src/engine/ledger/replay/replay.ts";
import { type Decimal, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { linesOf, owned } from "./account.ts";
import { events } from "./facts.ts";

interface Reconciled {
  owned: Record<string, Record<string, string>>;
  told: string[];
  lines: string[];
  messages: string[];
  /** The differences on one line each: `manual_buy SPY: 2 shares, -1000 cash`. */
  differences: string[];
}

interface AccountToReconcile {
  /** As they were before. */
  readonly ledgers: readonly StrategyLedger[];
  readonly shares: CapitalShares;
  /** Shares and dollars that there are after everything. */
  readonly holdings: ReadonlyMap<string, Decimal>;
  readonly cash: Decimal;
  /** Rows of the broker's about what no order of ours did. */
  readonly activities: readonly Activity[];
  readonly facts: readonly Fact[];
}

/** A difference on one line: `manual_buy SPY: 2 shares, -1000 cash`. */
function lineOf({ code, symbol, quantity, amount }: Difference): string {
  const moved = [quantity && `${toText(quantity)} shares`, amount && `${toText(amount)} cash`];
  return `${code}${symbol ? ` ${symbol}` : ""}: ${moved.filter(Boolean).join(", ")}`;
}

/** Facts in the order in which they count, replayed. */
export function replayed(then: AccountThen, facts: readonly Fact[]): Replayed {
  return replay(then, facts.toSorted(byWhenTheyCount));
}

/** An account with ledgers of strategies in force, to start from. */
export function accountThen(
  ledgers: readonly StrategyLedger[],
  cash: Decimal,
  holdings: ReadonlyMap<string, Decimal> = new Map(),
  shares: CapitalShares = new Map(),
): AccountThen {
  return { explained: { holdings, cash }, ledgers, ended: [], shares };
}

/** Replays what has happened to an account of which nothing is said but what the test is about. */
export function reconciled({
  ledgers = [],
  shares = new Map(),
  holdings = new Map(),
  cash = ZERO,
  activities = [],
  facts = [],
}: Partial<AccountToReconcile>): Reconciled {
  const all = [...events(...activities), ...facts];
  const before = withEffects({ holdings, cash }, all.map(accountEffect), -1);
  const { then, entries, told } = replayed(accountThen(ledgers, before.cash, before.holdings, shares), all);
  const differences = told.flatMap((each) => each.differences);
  return {
    owned: Object.fromEntries(then.ledgers.map((each) => [each.strategyId, owned(each)])),
    told: differences.map(({ code }) => code),
    lines: linesOf(entries),
    messages: differences.map(({ message }) => message),
    differences: differences.map(lineOf),
  };
}
