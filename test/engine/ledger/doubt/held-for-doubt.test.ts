import { describe, it } from "vitest";
import { boundLedgers } from "../../../../src/engine/ledger/doubt/binding.ts";
import { CERTAIN, type Doubt, symbolsInDoubt } from "../../../../src/engine/ledger/doubt/doubt.ts";
import { heldForDoubt } from "../../../../src/engine/ledger/doubt/held-for-doubt.ts";
import { ZERO } from "../../../../src/engine/money/decimal.ts";
import { decimals } from "../../rebalance/support/account.ts";
import { book, ledger } from "../support/account.ts";
import { doubtful, open } from "../support/doubts.ts";

const prices = decimals({ SPY: 500, TLT: 100 });
const assets = new Map([...prices.keys()].map((symbol) => [symbol, { tradable: true, fractionable: true }]));

/** Why a strategy of $5 and ten thousand in SPY and TLT holds, when it wants these fractions. */
function held(doubt: Doubt, weights: Record<string, number> | null): string | null {
  const own = ledger("a", 5, { SPY: [10, 5000], TLT: [50, 5000] });
  const account = book([own], 5, { SPY: 10, TLT: 50 });
  const bound = boundLedgers(account, doubt, prices).get("a")!;
  return heldForDoubt({ ledger: bound.ledger, weights }, bound, symbolsInDoubt(doubt), prices, assets);
}

/** What it has, so that there is nothing to trade. */
const same = { SPY: 0.501, TLT: 0.501 };

describe("a strategy", () => {
  it("trades when nothing is in doubt, and holds when it wants to", ({ expect }) => {
    expect(held(CERTAIN, { SPY: 1 })).toBeNull();
    expect(held(doubtful({ SPY: -9 }), null)).toBeNull();
  });

  it("holds when more than a hundredth of what it has is in doubt", ({ expect }) => {
    expect(held(doubtful({ TLT: -2 }), { TLT: 0.48, SPY: 0.5 })).toBe("$200 of what it has is in doubt");
    expect(held(doubtful({ TLT: "-1.234567891" }), same)).toBe("$123.46 of what it has is in doubt");
  });

  it("trades without what is in doubt of cash, when that is little", ({ expect }) => {
    expect(held(doubtful({}, -3), { SPY: 1 })).toBeNull();
  });

  it("holds when it would trade a symbol in doubt, whoever has more or less of it", ({ expect }) => {
    const more = "it would trade SPY, which is in doubt: the broker has 3 shares more than is explained";
    expect(held(doubtful({ SPY: 3 }), { SPY: 1 })).toBe(more);
    expect(held(doubtful({ SPY: 3 }), { TLT: 1 })).toBe(more);
    expect(held(doubtful({ TLT: "-0.5" }), { SPY: 1 })).toBe(
      "it would trade TLT, which is in doubt: the broker has 0.5 shares fewer than is explained",
    );
  });

  it("trades around a symbol in doubt that it would leave alone anyway", ({ expect }) => {
    expect(held(doubtful({ SPY: 3 }), same)).toBeNull();
    expect(held(doubtful({ OTHER: 3 }), { SPY: 1 })).toBeNull();
  });

  it("holds when it would trade what an order of ours may still trade", ({ expect }) => {
    const orders = [open("buy", "SPY", "0.01", 500, { b: 1 })];
    expect(held(doubtful({}, 0, { orders }), { SPY: 1 })).toBe(
      "it would trade SPY, which is in doubt: it is not known yet what became of a buy order",
    );
    expect(held(doubtful({}, 0, { orders }), same)).toBeNull();
  });

  it("holds when what it has of a symbol cannot be read", ({ expect }) => {
    expect(held(doubtful({}, 0, { unreadable: ["TLT"] }), same)).toBe("$5000 of what it has is in doubt");
  });

  it("holds when it would buy a symbol of which nothing can be read, though it has none", ({ expect }) => {
    const doubt = doubtful({}, 0, { unreadable: ["SPY"] });
    const own = ledger("a", 1000);
    const bound = boundLedgers(book([own], 1000), doubt, prices).get("a")!;
    expect(bound.inDoubt.eq(ZERO)).toBe(true);
    const target = { ledger: bound.ledger, weights: { SPY: 1 } };
    expect(heldForDoubt(target, bound, symbolsInDoubt(doubt), prices, assets)).toBe(
      "it would trade SPY, which is in doubt: SPY cannot be read",
    );
  });
});
