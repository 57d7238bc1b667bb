import { describe, it } from "vitest";
import { findMetric } from "../../../src/engine/indicators/metric.ts";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import {
  asKind,
  basic,
  condition,
  findingsOf,
  hold,
  indicator,
  ranked,
  refusalsOf,
  scaling,
  strategyOf,
} from "./support/exports.ts";

const strength = { id: "s1", name: "Strength", formula: "RSI - 50" };
const metric = "custom:s1";
const compared = indicator([condition("SPY", 0, { metric, window: 10 })], [hold("SPY")], []);

describe("an indicator of the author's own", () => {
  it("is known by its id, its name and its canonical formula", ({ expect }) => {
    const tree = { ...compared, customIndicators: [strength] };
    expect(asKind(strategyOf(tree), "indicator").conditions[0]).toMatchObject({
      left: { metric: { id: "s1", title: "Strength", formula: "rsi - 50" }, window: 10 },
    });
    const nameless = { ...compared, customIndicators: [{ id: "s1", formula: "close" }] };
    expect(asKind(strategyOf(nameless), "indicator").conditions[0]).toMatchObject({
      left: { metric: { title: "s1" }, window: null },
    });
  });

  it("can be compared, ranked by and scaled by", ({ expect }) => {
    const library = { customIndicators: [strength] };
    expect(strategyOf(ranked([hold("SPY")], { metric }), library)).toMatchObject({
      metric: { formula: "rsi - 50" },
      window: 10,
    });
    expect(strategyOf(scaling([], [], { scaleMetric: metric }), library)).toMatchObject({
      value: { metric: { formula: "rsi - 50" }, window: 14 },
    });
    const right = indicator([condition("SPY", 0, { expanded: true, rightMetric: metric })], [], []);
    expect(asKind(strategyOf(right, library), "indicator").conditions[0]).toMatchObject({
      right: { metric: { formula: "rsi - 50" } },
    });
  });

  it("comes from the strategy before the library, wherever the strategy keeps it", ({ expect }) => {
    const library = { customIndicators: [{ ...strength, formula: "volume" }] };
    const own = strategyOf({ ...compared, customIndicators: [strength] }, library);
    expect(strategyOf({ tree: compared, customIndicators: [strength] }, library)).toMatchObject({
      conditions: asKind(own, "indicator").conditions.map(({ type, forDays }) => ({ type, forDays })),
    });
    expect(fingerprint(strategyOf({ tree: compared, customIndicators: [strength] }, library))).toBe(
      fingerprint(own),
    );
  });

  it("means its formula: its id, name and spelling change no decision", ({ expect }) => {
    const print = (custom: object, used: string) =>
      fingerprint(
        strategyOf({
          ...indicator([condition("SPY", 0, { metric: used })], [], []),
          customIndicators: [custom],
        }),
      );
    const base = print({ id: "a", name: "A", formula: "rsi - 50" }, "custom:a");
    expect(print({ id: "b", name: "B", formula: " (RSI-50.0) " }, "custom:b")).toBe(base);
    expect(print({ id: "a", name: "A", formula: "rsi - 51" }, "custom:a")).not.toBe(base);
  });

  it("works on ratios and branches when it reads closes alone", ({ expect }) => {
    const on = (ticker: string, formula: string) =>
      refusalsOf({
        ...indicator([condition(ticker, 0, { metric })], [], []),
        customIndicators: [{ id: "s1", formula }],
      });
    expect(on("SPY/TLT", "close / sma - 1")).toEqual([]);
    expect(on("SPY/TLT", "high - low")).toEqual(["metric.needs-bars /conditions/0/metric"]);
    expect(on("branch:then", "volume")).toEqual(["metric.needs-bars /conditions/0/metric"]);
  });
});

describe("a formula that cannot be read", () => {
  it("is refused once, where it stands, however often it is used", ({ expect }) => {
    const tree = {
      ...basic([ranked([hold("SPY")], { metric }), ranked([hold("SPY")], { metric })]),
      customIndicators: [{ id: "s1", formula: "rsi +" }],
    };
    expect(refusalsOf(tree)).toEqual(["metric.formula-wrong /customIndicators/0/formula"]);
    expect(refusalsOf({ strategy: basic([tree]), customIndicators: tree.customIndicators })).toEqual([
      "metric.formula-wrong /customIndicators/0/formula",
    ]);
  });

  it("is refused where it is used when it comes from the library", ({ expect }) => {
    const [finding] = parseStrategy(compared, { customIndicators: [{ id: "s1", formula: "luck" }] }).findings;
    expect(finding).toMatchObject({ code: "metric.formula-wrong", path: "/conditions/0/metric" });
    expect(finding?.message).toContain("character 1");
  });

  it("costs nothing as long as nobody uses it", ({ expect }) => {
    const unused = [{ id: "x", formula: "((" }, { id: "y" }, "nonsense", { formula: "close" }];
    expect(findingsOf({ ...hold("SPY"), customIndicators: unused })).toEqual([]);
  });

  it("includes an entry without any, and one that its own canonical text makes too long", ({ expect }) => {
    expect(refusalsOf({ ...compared, customIndicators: [{ id: "s1" }] })).toEqual([
      "shape.invalid /customIndicators/0/formula",
    ]);
    const packed = `1${"+1".repeat(999)}`;
    expect(packed.length).toBeLessThan(2000);
    expect(refusalsOf({ ...compared, customIndicators: [{ id: "s1", formula: packed }] })).toEqual([
      "metric.formula-wrong /customIndicators/0/formula",
    ]);
  });
});

describe("finding a metric", () => {
  it("finds built-in ones by id, and the author's own by their formula", ({ expect }) => {
    expect(findMetric("Relative Strength Index")?.requiredBars(14)).toBe(15);
    expect(findMetric({ id: "a", title: "A", formula: "rsi + volume" })).toMatchObject({
      id: "custom:a",
      inputs: "volume",
      hasWindow: true,
    });
  });

  it("finds nothing under other names", ({ expect }) => {
    expect(findMetric("Luck")).toBeUndefined();
    expect(findMetric({ id: "a", title: "A", formula: "luck" })).toBeUndefined();
  });
});
