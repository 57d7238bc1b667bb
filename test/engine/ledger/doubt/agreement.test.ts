import * as fc from "fast-check";
import { describe, it } from "vitest";
import { answersAgree } from "../../../../src/engine/ledger/doubt/agreement.ts";
import { decimal, sum } from "../../../../src/engine/money/decimal.ts";
import { dollars } from "../../rebalance/support/arbitraries.ts";
import { holdsAlways } from "../../support/property.ts";

type Amount = number | null;

function agree(
  equity: number,
  cash: number,
  values: readonly Amount[],
  positionsValue: Amount = null,
): boolean {
  const optional = (value: Amount) => (value === null ? null : decimal(value));
  const account = { equity: decimal(equity), cash: decimal(cash), positionsValue: optional(positionsValue) };
  return answersAgree(account, values.map(optional));
}

describe("what a broker answers about an account agrees", () => {
  it("when equity is cash and what all positions are worth", ({ expect }) => {
    expect(agree(100_000, 250, [60_000, 39_750])).toBe(true);
    expect(agree(100_000, 100_000, [])).toBe(true);
    // Short: $20,000 of cash, and shares worth $10,000 that are owed.
    expect(agree(10_000, 20_000, [-10_000])).toBe(true);
    expect(agree(0, 0, [])).toBe(true);
  });

  it("not when the list of positions is empty or cut short, or has one twice", ({ expect }) => {
    expect(agree(100_000, 250, [])).toBe(false);
    expect(agree(100_000, 250, [60_000])).toBe(false);
    expect(agree(100_000, 250, [60_000, 39_750, 39_750])).toBe(false);
  });

  it("not when most of the positions of an account that is nearly all in cash are missing", ({ expect }) => {
    expect(agree(100_000, 99_000, [100], 1_000)).toBe(false);
    expect(agree(100_000, 99_000, [989], 1_000)).toBe(true);
  });

  it("not when balances are zero for a moment", ({ expect }) => {
    expect(agree(0, 0, [99_750])).toBe(false);
    expect(agree(99_750, 99_750, [99_750])).toBe(false);
  });

  it("though prices moved by a hundredth between the answers, and a dollar besides", ({ expect }) => {
    expect(agree(100_000, 0, [101_011.11])).toBe(true);
    expect(agree(100_000, 0, [101_012.13])).toBe(false);
    expect(agree(100_000, 0, [98_999])).toBe(true);
    expect(agree(100_000, 0, [98_998.99])).toBe(false);
    expect(agree(0, 0, [1])).toBe(true);
    expect(agree(0, 0, [1.02])).toBe(false);
    // Of the gross value: long and short ones move each by themselves.
    expect(agree(10_000, 10_000, [100_000, -98_500])).toBe(true);
  });

  it("not when the account's own value of the positions is that of others", ({ expect }) => {
    expect(agree(100_000, 50_000, [50_000], 50_000)).toBe(true);
    expect(agree(100_000, 50_000, [50_000], 20_000)).toBe(false);
    expect(agree(100_000, 50_000, [50_000], null)).toBe(true);
  });

  it("as far as is known, while a position is not valued", ({ expect }) => {
    expect(agree(100_000, 250, [60_000, null])).toBe(true);
  });

  it("whenever they are of one moment", ({ expect }) => {
    holdsAlways(
      fc.property(
        fc.array(dollars(10_000), { maxLength: 6 }),
        dollars(10_000),
        fc.nat(),
        (values, cash, odd) => {
          const signed = values.map((value, index) => ((odd >> index) % 2 === 1 ? value.neg() : value));
          const positionsValue = sum(signed);
          const account = { equity: cash.plus(positionsValue), cash, positionsValue };
          expect(answersAgree(account, signed)).toBe(true);
        },
      ),
    );
  });
});
