import * as fc from "fast-check";
import { describe, it } from "vitest";
import type { AccountThen } from "../../../../src/engine/ledger/replay/replay.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { ledger, percents } from "../support/account.ts";
import { activity, fund, order, retired } from "../support/facts.ts";
import { PLAIN } from "../support/happenings.ts";
import { histories } from "../support/histories.ts";
import { accountThen } from "../support/reconciled.ts";
import { divided, referenceFold } from "../support/reference.ts";
import { retold, tellers } from "../support/retold.ts";
import { type Telling, ToldAccount } from "../support/told-account.ts";

/** Ledgers as the reference writes them. */
function textOf({ ledgers }: AccountThen): unknown {
  return ledgers.map(({ strategyId, cash, holdings }) => ({
    name: strategyId,
    cash: cash.times(100).toFixed(),
    positions: [...holdings]
      .map(
        ([symbol, { quantity, cost }]) =>
          `${quantity.times(1e9).toFixed()} ${symbol} for ${cost.times(100).toFixed()}`,
      )
      .toSorted(),
  }));
}

/** A total order by when things count: rows of the broker's, our orders, commands. */
const RANKS: Record<string, number> = { order: 1, fund: 2, retire: 3 };
const rankOf = (told: Telling) => ("brokerType" in told ? 0 : RANKS[told.kind]!);
const inOrder = (told: readonly Telling[]) =>
  told.toSorted((a, b) => a.at - b.at || rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));

describe("a replay and a plain fold of its own", { timeout: PROPERTY_TIMEOUT }, () => {
  it("come to the same of a day with everything in it", ({ expect }) => {
    const ledgers = [ledger("a", "1000.01", { SPY: [3, 300] }), ledger("b", 500, { SPY: ["0.5", "49.99"] })];
    const opening = accountThen(ledgers, decimal("1700.5"), decimals({ SPY: 4 }), percents({ a: 33, b: 20 }));
    const day = [
      fund(1, "c", "100.10", 10),
      activity("deposit", { cash: "99.99", at: 2 }),
      order(3, "buy", "GLD", ["1.000000001", "333.33"], { a: 1, b: 1, c: 1 }),
      activity("fill", { symbol: "SPY", quantity: "-1.2", price: "99.99", at: 4 }),
      activity("withdrawal", { cash: "-500.05", at: 5 }),
      order(6, "sell", "SPY", [2, "200.01"], { a: 1, b: 1 }),
      retired(7, "b"),
      activity("fill", { symbol: "XYZ", quantity: 3, price: "400", at: 8 }),
    ];
    const account = new ToldAccount(opening);
    account.tell(...day);
    expect(textOf(account.then)).toEqual(referenceFold(opening, day));
    // Cents, and billionths of a share.
    expect(referenceFold(opening, day)).toEqual([
      { name: "a", cash: "8812", positions: ["333333334 GLD for 11111", "800000000 SPY for 8000"] },
      { name: "c", cash: "-101", positions: ["333333333 GLD for 11111"] },
    ]);
  });

  it("come to the same, to the cent and the billionth of a share, in whichever order it is told", ({
    expect,
  }) => {
    holdsAlways(
      fc.property(histories(PLAIN, 20), tellers, (history, numbers) => {
        const account = new ToldAccount(history.opening);
        for (const batch of retold(history, numbers)) account.tell(...batch);
        const right = history.tellings.map((versions) => versions.at(-1)!);
        expect(textOf(account.then)).toEqual(referenceFold(history.opening, inOrder(right)));
      }),
      400,
    );
  });

  it("divide by the largest remainder", ({ expect }) => {
    expect(divided(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(divided(5n, [0n, 2n, 4n])).toEqual([0n, 2n, 3n]);
    expect(divided(5n, [0n, 0n])).toEqual([0n, 0n]);
  });
});
