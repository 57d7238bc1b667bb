/** What is to be appended to the journal so that its sum is a replay, after facts were told late or changed. */
import { type Decimal, ZERO } from "../../money/decimal.ts";
import { entryKey, type LedgerEntry } from "../journal/entry.ts";

interface Amounts {
  readonly quantity: Decimal;
  readonly cash: Decimal;
  readonly cost: Decimal;
}

function minus(a: Amounts, b: Amounts): Amounts {
  return { quantity: a.quantity.minus(b.quantity), cash: a.cash.minus(b.cash), cost: a.cost.minus(b.cost) };
}

function plus(a: Amounts, b: Amounts): Amounts {
  return { quantity: a.quantity.plus(b.quantity), cash: a.cash.plus(b.cash), cost: a.cost.plus(b.cost) };
}

/** One entry for each strategy, kind, symbol and reference: the sum of those that are given. */
function merged<Entry extends LedgerEntry>(entries: readonly Entry[]): Map<string, Entry> {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entryKey(entry);
    const before = byKey.get(key);
    byKey.set(key, before ? { ...before, ...plus(before, entry) } : entry);
  }
  return byKey;
}

/**
 * The entries that take what is posted to what is replayed, in the order of the replay; what is posted and is not
 * replayed any more is taken back. None where both are equal.
 */
export function revisionsOf<Entry extends LedgerEntry>(
  posted: readonly Entry[],
  replayed: readonly Entry[],
): Entry[] {
  const before = merged(posted);
  const after = merged(replayed);
  const nothing: Amounts = { quantity: ZERO, cash: ZERO, cost: ZERO };
  const changed = [...after].map(([key, entry]) => ({
    ...entry,
    ...minus(entry, before.get(key) ?? nothing),
  }));
  const gone = [...before]
    .filter(([key]) => !after.has(key))
    .map(([, entry]) => ({ ...entry, ...minus(nothing, entry) }));
  return [...gone, ...changed].filter(
    ({ quantity, cash, cost }) => !(quantity.eq(0) && cash.eq(0) && cost.eq(0)),
  );
}
