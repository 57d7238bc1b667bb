import * as fc from "fast-check";
import { describe, it } from "vitest";
import { CERTAIN, type Doubt } from "../../../../src/engine/ledger/doubt/doubt.ts";
import {
  doubtAfter,
  effectOfChange,
  explainsMore,
} from "../../../../src/engine/ledger/doubt/explains-more.ts";
import type { Effect } from "../../../../src/engine/ledger/replay/effect.ts";
import { decimal, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import { type Amounts, decimals } from "../../rebalance/support/account.ts";
import { holdsAlways } from "../../support/property.ts";

const doubt = (cash: number, shares: Amounts = {}): Doubt => ({
  ...CERTAIN,
  cash: decimal(cash),
  shares: decimals(shares),
});
const effect = (cash: number, shares: Amounts = {}): Effect => ({
  cash: decimal(cash),
  shares: [...decimals(shares)],
});

describe("what is told otherwise than before", () => {
  it("explains more when less is in doubt with it", ({ expect }) => {
    expect(explainsMore(doubt(-10), effect(-10))).toBe(true);
    expect(explainsMore(doubt(-932), effect(-10))).toBe(true);
    // A fill of 66 shares that was taken back, when shares and cash have both moved.
    expect(explainsMore(doubt(39_600, { SPY: -66 }), effect(39_600, { SPY: -66 }))).toBe(true);
  });

  it("explains nothing while the broker has what was known before, or the other way round", ({ expect }) => {
    expect(explainsMore(doubt(0), effect(-6000))).toBe(false);
    expect(explainsMore(doubt(-10), effect(10))).toBe(false);
    expect(explainsMore(doubt(-10), effect(-21))).toBe(false);
  });

  it("waits until all that it moves has moved", ({ expect }) => {
    expect(explainsMore(doubt(0, { SPY: -66 }), effect(39_600, { SPY: -66 }))).toBe(false);
    expect(explainsMore(doubt(39_600), effect(39_600, { SPY: -66 }))).toBe(false);
  });

  it("may be so where it moves nothing, or no more than rounding", ({ expect }) => {
    expect(explainsMore(doubt(-500, { SPY: 1 }), effect(0))).toBe(true);
    expect(explainsMore(doubt(0), effect(0.5))).toBe(true);
  });

  it("changes what is in doubt by what it moves, and never explains more both ways", ({ expect }) => {
    const amount = fc.integer({ min: -500, max: 500 }).map((cents) => cents / 10);
    const shares = fc.dictionary(fc.constantFrom("AAA", "BBB"), fc.integer({ min: -9, max: 9 }));
    holdsAlways(
      fc.property(amount, shares, amount, shares, (cash, held, moved, movedShares) => {
        const before = doubt(cash, Object.fromEntries(Object.entries(held).filter(([, each]) => each !== 0)));
        const change = effect(moved, movedShares);
        const back = effectOfChange(change, { cash: ZERO, shares: [] });
        const after = doubtAfter(before, change);
        for (const [symbol, quantity] of doubtAfter(after, back).shares) {
          expect(toText(quantity)).toBe(toText(before.shares.get(symbol) ?? ZERO));
        }
        const isMoving = Math.abs(moved) >= 1 || Object.values(movedShares).some((each) => each !== 0);
        if (isMoving && explainsMore(before, change)) expect(explainsMore(after, back)).toBe(false);
      }),
    );
  });
});
