import * as fc from "fast-check";
import { describe, it } from "vitest";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import { writeStrategy } from "../../../src/engine/strategy/write.ts";
import { holdsAlways } from "../support/property.ts";
import { exports } from "./support/arbitraries.ts";
import {
  altExit,
  basic,
  call,
  condition,
  hold,
  indicator,
  numbered,
  ranked,
  scaling,
  strategyOf,
} from "./support/exports.ts";

function writtenOf(input: unknown): unknown {
  return writeStrategy(strategyOf(input));
}

describe("writing a strategy", () => {
  it("and reading it again gives the same strategy, ids and looks included", ({ expect }) => {
    holdsAlways(
      fc.property(exports, (input) => {
        const strategy = strategyOf(input);
        const text = JSON.stringify(writeStrategy(strategy));
        const again = strategyOf(JSON.parse(text));
        expect(again).toEqual(strategy);
        expect(fingerprint(again)).toBe(fingerprint(strategy));
        expect(JSON.stringify(writeStrategy(again))).toBe(text);
      }),
      150,
    );
  });

  it("fills in defaults and spells everything one way", ({ expect }) => {
    const tree = {
      ...ranked([hold("spy")], { rank: "TOP", metric: "ROC" }),
      id: "r",
      weighting: "Pro",
      maxCap: 7,
    };
    expect(writtenOf(tree)).toEqual({
      id: "r",
      kind: "function",
      metric: "Rate of Change",
      window: 10,
      bottom: 1,
      rank: "Top",
      weighting: "pro",
      volWindow: 20,
      minCap: 0,
      maxCap: 7,
      children: { next: [{ id: "#/children/next/0", kind: "position", positions: ["SPY"] }] },
    });
  });

  it("keeps a ranking's weight beside its window, and other nodes' weights in theirs", ({ expect }) => {
    const tree = basic(
      [ranked([], { window: 21, definedWeight: 60 }), { ...hold("BIL"), definedWeight: 40 }],
      {
        weighting: "defined",
      },
    );
    expect(writtenOf(tree)).toMatchObject({
      children: { next: [{ window: 21, definedWeight: 60 }, { window: 40 }] },
    });
  });

  it("says twice how branches are weighted only where they differ", ({ expect }) => {
    const branches = [[condition("SPY", 1)], [hold("SPY")], [hold("BIL")]] as const;
    expect(
      writtenOf(indicator(...branches, { weightingThen: "inverse", weightingElse: "inverse" })),
    ).toMatchObject({
      weighting: "inverse",
    });
    const differing = writtenOf(indicator(...branches, { weightingThen: "capped", cappedFallback: "gld" }));
    expect(differing).toMatchObject({
      weightingThen: "capped",
      cappedFallbackThen: "GLD",
      weightingElse: "equal",
    });
    expect(differing).not.toHaveProperty("weighting");
  });

  it("writes a ladder as the count that it is, and calls as what they call", ({ expect }) => {
    const ladder = numbered("ladder", [[condition("SPY", 1)]], { "ladder-1": [call("core", { id: "c" })] });
    expect(writtenOf({ ...ladder, callChains: [{ id: "core", root: hold("QQQ") }] })).toMatchObject({
      kind: "numbered",
      numbered: { quantifier: "ladder" },
      children: { "ladder-0": [], "ladder-1": [{ id: "c", kind: "position", positions: ["QQQ"] }] },
    });
  });

  it("brings along the custom indicators that are used, in the order of their use", ({ expect }) => {
    const tree = {
      ...basic([
        scaling([], [], { scaleMetric: "custom:b" }),
        altExit([condition("SPY", 1, { metric: "custom:a" })], [], [hold("SPY")], []),
        ranked([hold("SPY")], { metric: "custom:b" }),
      ]),
      customIndicators: [
        { id: "a", name: "First", formula: "CLOSE/2" },
        { id: "unused", formula: "((" },
        { id: "b", formula: "rsi" },
      ],
    };
    expect(writtenOf(tree)).toMatchObject({
      customIndicators: [
        { id: "b", name: "b", formula: "rsi" },
        { id: "a", name: "First", formula: "close / 2" },
      ],
    });
  });

  it("writes cash as Empty, and a day as one day", ({ expect }) => {
    expect(writtenOf(hold(""))).toMatchObject({ positions: ["Empty"] });
    const dates = indicator(
      [
        { metric: "Date", dateMonth: 3 },
        { type: "or", metric: "Date", dateMonth: 4, expanded: true },
      ],
      [],
      [],
    );
    expect(writtenOf(dates)).toMatchObject({
      conditions: [
        { type: "if", metric: "Date", dateMonth: 3, dateDay: 1 },
        {
          type: "or",
          metric: "Date",
          dateMonth: 4,
          dateDay: 1,
          expanded: true,
          dateTo: { month: 4, day: 31 },
        },
      ],
    });
  });
});
