/** Random histories of an account: all that happened to it, in the order in which it counts, and what was told of it first. */
import * as fc from "fast-check";
import type { AccountThen } from "../../../../src/engine/ledger/replay/replay.ts";
import { type Decimal, roundHalfUp, sum, toText } from "../../../../src/engine/money/decimal.ts";
import { dollars, shares } from "../../rebalance/support/arbitraries.ts";
import { ledger, percents } from "./account.ts";
import { happening, type Operation, OPERATIONS, SYMBOLS } from "./happenings.ts";
import { MadeUp } from "./made-up.ts";
import { accountThen } from "./reconciled.ts";
import type { Telling } from "./told-account.ts";

export interface History {
  readonly opening: AccountThen;
  /** Each with what was told of it before: last what is right. */
  readonly tellings: readonly (readonly Telling[])[];
}

const quantities = fc.tuple(shares(50), shares(50), shares(50));
const owner = fc.record({ cash: dollars(5000), held: quantities });

function costed(held: readonly Decimal[]): Record<string, readonly [string, string]> {
  const named = SYMBOLS.map((symbol, index) => [symbol, held.at(index)!] as const);
  return Object.fromEntries(
    named
      .filter(([, quantity]) => quantity.gt(0))
      .map(([symbol, quantity]) => [symbol, [toText(quantity), toText(roundHalfUp(quantity.times(10), 2))]]),
  );
}

/** Accounts of up to three strategies and something unassigned, to which things have happened. */
export function histories(operations: readonly Operation[] = OPERATIONS, most = 14): fc.Arbitrary<History> {
  return fc
    .record({
      owners: fc.array(owner, { minLength: 1, maxLength: 4 }),
      share: fc.integer({ min: 0, max: 33 }),
      happenings: fc.array(happening(operations), { maxLength: most }),
    })
    .map(({ owners, share, happenings }) => {
      const [unassigned, ...strategies] = owners;
      const ledgers = strategies.map(({ cash, held }, index) =>
        ledger(`s${index}`, toText(cash), costed(held)),
      );
      const holdings = SYMBOLS.map((symbol, index): [string, Decimal] => {
        const all = [unassigned!, ...strategies].map(({ held }) => held.at(index)!);
        return [symbol, sum(all)];
      });
      const given = percents(Object.fromEntries(ledgers.map(({ strategyId }) => [strategyId, share])));
      const held = new Map(holdings.filter(([, quantity]) => quantity.gt(0)));
      const opening = accountThen(ledgers, sum(owners.map(({ cash }) => cash)), held, given);
      const madeUp = new MadeUp(opening);
      for (const each of happenings) madeUp.happens(each);
      return { opening, tellings: madeUp.tellings };
    });
}
