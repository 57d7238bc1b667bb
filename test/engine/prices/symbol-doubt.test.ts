import { describe, it } from "vitest";
import { decimal } from "../../../src/engine/money/decimal.ts";
import type { CorporateAction } from "../../../src/engine/prices/corporate-action.ts";
import { symbolDoubt, type SymbolFacts } from "../../../src/engine/prices/symbol-doubt.ts";

const [BEFORE, DATE, AFTER] = ["2026-11-20", "2026-11-23", "2026-11-24"];
const about = (date: string) => ({ id: "a", symbol: "STOCK", date });
const split = (date: string, factor = 4): CorporateAction => ({
  kind: "split",
  ...about(date),
  factors: [factor],
});

/** The code of what is wrong with a symbol that is held, stood at $400 and stands there still, unless told otherwise. */
function codeOf({
  last = 400,
  changed = 0,
  priced = true,
  ...facts
}: Partial<SymbolFacts> & { last?: number; changed?: number; priced?: boolean }) {
  return (
    symbolDoubt({
      symbol: "STOCK",
      date: DATE,
      price: priced ? { last, open: null, previousClose: 400, isGood: true, refused: null } : undefined,
      action: undefined,
      around: [],
      isHeld: true,
      sharesAround: () => ({ before: decimal(100), changed: decimal(changed) }),
      priceBefore: () => 400,
      ...facts,
    })?.code ?? null
  );
}

describe("a symbol", () => {
  it("is good when nothing is listed and its price goes on where it was", ({ expect }) => {
    expect(codeOf({ last: 410 })).toBeNull();
  });

  it("is good when price, list and shares have split", ({ expect }) => {
    const action = { splitFactor: 4, cash: 0 };
    expect(codeOf({ last: 100, action, around: [split(DATE)], changed: 300 })).toBeNull();
    expect(codeOf({ last: 100, action, around: [split(DATE)], isHeld: false })).toBeNull();
  });

  it("is in doubt while the shares are missing", ({ expect }) => {
    const action = { splitFactor: 4, cash: 0 };
    expect(codeOf({ last: 100, action, around: [split(DATE)] })).toBe("shares_not_booked");
  });

  it("is in doubt when its price does not show what is listed, whoever holds it", ({ expect }) => {
    const listed = { action: { splitFactor: 4, cash: 0 }, around: [split(DATE)] };
    expect(codeOf(listed)).toBe("price_refused");
    expect(codeOf({ ...listed, isHeld: false })).toBe("price_refused");
    expect(codeOf({ ...listed, changed: 300 })).toBe("price_refused");
  });

  it("has not split when days later neither price nor shares show it", ({ expect }) => {
    expect(codeOf({ around: [split(BEFORE)] })).toBeNull();
    expect(codeOf({ around: [split(BEFORE)], changed: 300 })).toBe("price_not_followed");
    expect(
      codeOf({
        around: [split(BEFORE)],
        last: 100,
        price: { last: 100, open: null, previousClose: 100, isGood: true, refused: null },
      }),
    ).toBe("shares_not_booked");
  });

  it("is not asked about a split of the days to come", ({ expect }) => {
    expect(codeOf({ around: [split(AFTER)] })).toBeNull();
  });

  it("is in doubt on the day of a spin-off alone", ({ expect }) => {
    const spinOff = (date: string): CorporateAction => ({ kind: "spin_off", ...about(date) });
    expect(codeOf({ around: [spinOff(DATE)], isHeld: false })).toBe("spin_off");
    expect(codeOf({ around: [spinOff(BEFORE), spinOff(AFTER)] })).toBeNull();
  });

  it("that ends is in doubt on its day, and as long as the broker has it and it does not trade", ({
    expect,
  }) => {
    const end = (date: string): CorporateAction => ({ kind: "end", ...about(date), successor: "NEW" });
    expect(codeOf({ around: [end(DATE)], isHeld: false })).toBe("symbol_ends");
    expect(codeOf({ around: [end(BEFORE)], priced: false })).toBe("symbol_ends");
    expect(codeOf({ around: [end(BEFORE)], priced: false, isHeld: false })).toBeNull();
    // It trades on: it has not ended.
    expect(codeOf({ around: [end(BEFORE)] })).toBeNull();
  });
});
