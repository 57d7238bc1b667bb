import { describe, it } from "vitest";
import { heldOn } from "./support/held.ts";
import { marketWith } from "./support/market.ts";
import { above, basic, hold } from "./support/trees.ts";

/** IN is held from an entry above 12 to an exit below 10, else OUT. */
function altExit(fields: object = {}) {
  return {
    kind: "altExit",
    entryConditions: [above(12)],
    exitConditions: [above(10, { comparator: "lt" })],
    children: { then: [hold("IN")], else: [hold("OUT")] },
    ...fields,
  };
}

function marketOf(closes: readonly (number | null)[], more: Record<string, (number | null)[]> = {}) {
  const flat = closes.map(() => 1);
  return marketWith({ AAA: closes, IN: flat, OUT: flat, ...more });
}

describe("an altExit", () => {
  it("stays in between entry and exit, and out between exit and entry", ({ expect }) => {
    const held = heldOn(altExit(), marketOf([11, 13, 11, 9, 11, 13]));
    expect(held).toEqual(["OUT", "IN", "IN", "OUT", "OUT", "IN"]);
  });

  it("makes one transition a bar", ({ expect }) => {
    const always = { entryConditions: [above(1)], exitConditions: [above(1)] };
    expect(heldOn(altExit(always), marketOf([11, 11, 11, 11]))).toEqual(["IN", "OUT", "IN", "OUT"]);
  });

  it("is out before the start bar, and may go in on it", ({ expect }) => {
    const late = marketOf([13, 11, 13, 11], { OUT: [null, null, 1, 1] });
    expect(heldOn(altExit(), late)).toEqual(["OUT", "OUT", "IN", "IN"]);
    const later = marketOf([13, 11, 11, 11], { OUT: [null, 1, 1, 1] });
    expect(heldOn(altExit(), later)).toEqual(["OUT", "OUT", "OUT", "OUT"]);
  });

  it("stays where it is while its conditions are unknown", ({ expect }) => {
    // The last close of 13 is carried for five days. Then nothing is known.
    const gone = [11, 13, null, null, null, null, null, null, null, 9];
    expect(heldOn(altExit(), marketOf(gone))).toEqual(["OUT", ...Array<string>(8).fill("IN"), "OUT"]);
  });

  it("goes on while its branch is not the one that is taken", ({ expect }) => {
    const hidden = {
      kind: "indicator",
      conditions: [above(10.5)],
      children: { then: [hold("REST")], else: [altExit()] },
    };
    const bars = marketOf([11, 13, 10.2, 11], { REST: [1, 1, 1, 1] });
    expect(heldOn(hidden, bars)).toEqual(["REST", "REST", "IN", "REST"]);
  });

  it("is part of what its parent weights", ({ expect }) => {
    expect(heldOn(basic([altExit(), hold("AAA")]), marketOf([11, 13]))).toEqual(["AAA OUT", "AAA IN"]);
  });
});
