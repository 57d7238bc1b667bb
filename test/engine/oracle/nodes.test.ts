import { describe, it } from "vitest";
import { heldOn, lastWeights } from "./support/held.ts";
import { marketWith } from "./support/market.ts";
import { above, basic, hold } from "./support/trees.ts";

/** One day: 10, 20, 30 and 40 dollars. */
const PRICES = marketWith({ AAA: [10], BBB: [20], CCC: [30], DDD: [40] });

const third = Number((1 / 3).toFixed(9));
const twoThirds = Number((2 / 3).toFixed(9));

describe("a position", () => {
  it("counts a ticker that is listed twice twice, and cash not at all", ({ expect }) => {
    expect(lastWeights(hold("AAA", " aaa", "BBB", "empty", ""), PRICES)).toEqual({
      AAA: twoThirds,
      BBB: third,
    });
  });

  it("is cash without a list", ({ expect }) => {
    expect(lastWeights(basic([{ kind: "position" }, hold("AAA")]), PRICES)).toEqual({ AAA: 1 });
  });
});

describe("a basic node", () => {
  it("passes over children that hold nothing", ({ expect }) => {
    const tree = basic([hold("AAA"), null, hold("Empty"), basic([hold()]), { kind: "rolling" }, hold("BBB")]);
    expect(lastWeights(tree, PRICES)).toEqual({ AAA: 0.5, BBB: 0.5 });
  });

  it("weights by what the children state: definedWeight before window", ({ expect }) => {
    const children = [
      { ...hold("AAA"), window: "60" },
      { ...hold("BBB"), window: 7, definedWeight: 40 },
    ];
    expect(lastWeights(basic(children, { weighting: "defined" }), PRICES)).toEqual({ AAA: 0.6, BBB: 0.4 });
  });

  it("weights equally when the stated weights sum to nothing", ({ expect }) => {
    const children = [{ ...hold("AAA"), window: -3 }, hold("BBB")];
    expect(lastWeights(basic(children, { weighting: "Defined" }), PRICES)).toEqual({ AAA: 0.5, BBB: 0.5 });
  });
});

describe("weighting by volatility", () => {
  // Returns of +-10 % and +-5 %: volatilities 0.1 and 0.05.
  const market = marketWith({ AAA: [100, 110, 99], BBB: [100, 105, 99.75], CCC: [100, 100, 100] });
  const by = (weighting: string, fields: object = {}) =>
    basic([hold("AAA"), hold("BBB")], { weighting, volWindow: 2, ...fields });

  it("prefers calm under inverse, life under pro", ({ expect }) => {
    expect(lastWeights(by("inverse"), market)).toEqual({ AAA: third, BBB: twoThirds });
    expect(lastWeights(by("pro"), market)).toEqual({ AAA: twoThirds, BBB: third });
  });

  it("takes the mean over a child's tickers, each once", ({ expect }) => {
    // 0.075 against 0.05: 2 parts against 3.
    const tree = basic([hold("AAA", "AAA", "AAA", "BBB"), hold("BBB")], {
      weighting: "inverse",
      volWindow: 2,
    });
    expect(lastWeights(tree, market)).toEqual({ AAA: 0.3, BBB: 0.7 });
  });

  it("is equal when one volatility is unknown or nothing", ({ expect }) => {
    expect(lastWeights(by("inverse", { volWindow: 3 }), market)).toEqual({ AAA: 0.5, BBB: 0.5 });
    const flat = basic([hold("AAA"), hold("CCC")], { weighting: "pro", volWindow: 2 });
    expect(lastWeights(flat, market)).toEqual({ AAA: 0.5, CCC: 0.5 });
    // The same return each day, but for the last digit.
    const steady = marketWith({ AAA: [100, 110, 99], CCC: [10, 10 * 1.3, 10 * 1.3 * 1.3] });
    expect(lastWeights(flat, steady)).toEqual({ AAA: 0.5, CCC: 0.5 });
  });

  it("hands out what the cap cuts off, and lifts to the minimum", ({ expect }) => {
    expect(lastWeights(by("inverse", { maxCap: 60 }), market)).toEqual({ AAA: 0.4, BBB: 0.6 });
    expect(lastWeights(by("inverse", { maxCap: 30 }), market)).toEqual({ AAA: 0.3, BBB: 0.3 });
    // 0.4 and 2/3: the part above 0.4 shrinks from 0.2667 to 0.2.
    expect(lastWeights(by("inverse", { minCap: 40 }), market)).toEqual({ AAA: 0.4, BBB: 0.6 });
    expect(lastWeights(by("inverse", { minCap: 70 }), market)).toEqual({ AAA: 0.5, BBB: 0.5 });
  });

  it("goes on handing out when that fills another child", ({ expect }) => {
    // Volatilities 0.1, 0.2, 0.4: 4/7, 2/7, 1/7. Cut to 0.36 the first leaves 0.2114, two thirds of it for the
    // second, which is then cut, too; the third gets the rest.
    const three = marketWith({ AAA: [100, 110, 99], BBB: [100, 120, 96], CCC: [100, 140, 84] });
    const tree = basic([hold("AAA"), hold("BBB"), hold("CCC")], {
      weighting: "inverse",
      volWindow: 2,
      maxCap: 36,
    });
    expect(lastWeights(tree, three)).toEqual({ AAA: 0.36, BBB: 0.36, CCC: 0.28 });
  });

  it("gives what equal weights leave over to the fallback under capped", ({ expect }) => {
    const fields = { maxCap: 30, cappedFallback: "ccc" };
    expect(lastWeights(by("capped", fields), market)).toEqual({ AAA: 0.3, BBB: 0.3, CCC: 0.4 });
    expect(lastWeights(by("capped", { maxCap: 30 }), market)).toEqual({ AAA: 0.3, BBB: 0.3 });
    expect(lastWeights(basic([by("capped", { maxCap: 0 }), hold("CCC")]), market)).toEqual({ CCC: 1 });
  });
});

describe("an indicator", () => {
  it("goes to then or else, each with a weighting of its own", ({ expect }) => {
    const node = (threshold: number) => ({
      kind: "indicator",
      conditions: [above(threshold)],
      children: { then: [hold("AAA"), hold("BBB")], else: [hold("CCC"), hold("DDD")] },
      weighting: "capped",
      maxCap: 25,
      maxCapThen: 40,
      weightingElse: "equal",
    });
    expect(lastWeights(node(9), PRICES)).toEqual({ AAA: 0.4, BBB: 0.4 });
    expect(lastWeights(node(10), PRICES)).toEqual({ CCC: 0.5, DDD: 0.5 });
  });
});

describe("a function", () => {
  const ranking = (fields: object, ...children: object[]) => ({
    kind: "function",
    metric: "Current Price",
    children: { next: children },
    ...fields,
  });
  const all = [hold("BBB"), hold("AAA"), hold("DDD"), hold("CCC")];

  it("takes the lowest one unless it is told otherwise", ({ expect }) => {
    expect(heldOn(ranking({}, ...all), PRICES)).toEqual(["AAA"]);
    expect(heldOn(ranking({ bottom: 2.7, rank: "BOTTOM" }, ...all), PRICES)).toEqual(["AAA BBB"]);
    expect(heldOn(ranking({ bottom: 2, rank: "Top" }, ...all), PRICES)).toEqual(["CCC DDD"]);
    expect(heldOn(ranking({ bottom: 9 }, ...all), PRICES)).toEqual(["AAA BBB CCC DDD"]);
  });

  it("scores a child by the mean over its positions, in whatever branch, not over its conditions", ({
    expect,
  }) => {
    // (10 + 40) / 2 = 25 is between 20 and 30; DDD is in the branch that is not taken.
    const mixed = {
      kind: "indicator",
      conditions: [above(1, { ticker: "CCC" })],
      children: { then: [hold("AAA", "AAA")], else: [hold("DDD")] },
    };
    expect(heldOn(ranking({ bottom: 2 }, mixed, hold("CCC"), hold("BBB")), PRICES)).toEqual(["AAA BBB"]);
    expect(heldOn(ranking({ bottom: 2, rank: "top" }, mixed, hold("CCC"), hold("BBB")), PRICES)).toEqual([
      "AAA CCC",
    ]);
  });

  it("leaves out children without a value and takes the earlier of equals", ({ expect }) => {
    const market = marketWith({ AAA: [10, 10], BBB: [10, 10], NEW: [null, 5] });
    const byReturn = (rank: string) =>
      ranking({ rank, metric: "ROC", window: 1 }, hold("NEW"), hold("Empty"), hold("BBB"), hold("AAA"));
    expect(heldOn(byReturn("top"), market)).toEqual(["cash", "BBB"]);
    expect(heldOn(byReturn("bottom"), market)).toEqual(["cash", "BBB"]);
  });

  it("drops chosen children that hold nothing only after choosing them", ({ expect }) => {
    const hidden = { kind: "indicator", conditions: [], children: { then: [hold("AAA")], else: [] } };
    expect(heldOn(ranking({ bottom: 1 }, hidden, hold("BBB")), PRICES)).toEqual(["cash"]);
    expect(heldOn(ranking({ bottom: 2 }, hidden, hold("BBB")), PRICES)).toEqual(["BBB"]);
  });
});

describe("a numbered node", () => {
  const item = (...conditions: object[]) => ({ conditions });
  const [yes, no] = [above(1), above(1000)];

  it.for<[quantifier: string, n: number, held: string]>([
    ["any", 0, "AAA"],
    ["all", 0, "BBB"],
    ["none", 0, "BBB"],
    ["exactly", 2, "AAA"],
    ["exactly", 1, "BBB"],
    ["atLeast", 2, "AAA"],
    ["ATLEAST", 3, "BBB"],
    ["atMost", 2, "AAA"],
    ["atmost", 1, "BBB"],
  ])("of two true items of three: %s %d", ([quantifier, n, held], { expect }) => {
    const numbered = { quantifier, n, items: [item(yes), item(no), item(yes)] };
    const node = { kind: "numbered", numbered, children: { then: [hold("AAA")], else: [hold("BBB")] } };
    expect(heldOn(node, PRICES)).toEqual([held]);
  });

  it("climbs a ladder by the number of true items", ({ expect }) => {
    const ladder = (...items: object[]) => ({
      kind: "numbered",
      numbered: { quantifier: "ladder", items },
      children: { "ladder-0": [hold("AAA")], "ladder-1": [hold("BBB")], "ladder-2": [hold("CCC")] },
    });
    expect(heldOn(ladder(item(no), item(no)), PRICES)).toEqual(["AAA"]);
    expect(heldOn(ladder(item(no), item(yes)), PRICES)).toEqual(["BBB"]);
    expect(heldOn(ladder(item(yes), item(yes)), PRICES)).toEqual(["CCC"]);
  });

  it("joins an item's conditions by its group logic, or else by their types", ({ expect }) => {
    const node = (groupLogic: string | null) => ({
      kind: "numbered",
      numbered: { items: [{ groupLogic, conditions: [yes, above(1000, { type: "or" })] }] },
      children: { then: [hold("AAA")], else: [hold("BBB")] },
    });
    expect(heldOn(node(null), PRICES)).toEqual(["AAA"]);
    expect(heldOn(node("or"), PRICES)).toEqual(["AAA"]);
    expect(heldOn(node("and"), PRICES)).toEqual(["BBB"]);
  });
});

describe("a scaling", () => {
  const scaling = (scaleFrom: number, scaleTo: number, fields: object = {}) => ({
    kind: "scaling",
    scaleMetric: "Current Price",
    scaleTicker: "AAA",
    scaleFrom,
    scaleTo,
    children: { then: [hold("AAA")], else: [hold("BBB")] },
    ...fields,
  });

  it("blends from then to else along the indicator, also downwards", ({ expect }) => {
    expect(lastWeights(scaling(9, 13), PRICES)).toEqual({ AAA: 0.75, BBB: 0.25 });
    expect(lastWeights(scaling(13, 9), PRICES)).toEqual({ AAA: 0.25, BBB: 0.75 });
    expect(lastWeights(scaling(1, 2), PRICES)).toEqual({ BBB: 1 });
    expect(lastWeights(scaling(11, 12), PRICES)).toEqual({ AAA: 1 });
  });

  it("is all then when the indicator is unknown or the range is a point", ({ expect }) => {
    expect(lastWeights(scaling(9, 13, { scaleTicker: "NEW" }), PRICES)).toEqual({ AAA: 1 });
    expect(lastWeights(scaling(5, 5), PRICES)).toEqual({ AAA: 1 });
  });

  it("keeps an empty side in cash, and is empty when both are", ({ expect }) => {
    const half = scaling(9, 11, { children: { then: [hold("Empty")], else: [hold("BBB")] } });
    expect(lastWeights(basic([half, hold("CCC")]), PRICES)).toEqual({ BBB: 0.25, CCC: 0.5 });
    const nothing = scaling(9, 11, { children: {} });
    expect(lastWeights(basic([nothing, hold("CCC")]), PRICES)).toEqual({ CCC: 1 });
  });
});

describe("a call", () => {
  const callChains = [
    { id: "inner", root: hold("BBB") },
    { id: "outer", root: basic([{ kind: "call", callRefId: "inner" }, hold("AAA")]) },
  ];

  it("stands for its chain, and weighs what the call says", ({ expect }) => {
    const tree = basic(
      [
        { kind: "call", callRefId: "outer", window: 3 },
        { ...hold("CCC"), window: 1 },
      ],
      {
        weighting: "defined",
      },
    );
    expect(lastWeights(tree, PRICES, { callChains })).toEqual({ AAA: 0.375, BBB: 0.375, CCC: 0.25 });
    expect(lastWeights({ ...tree, callChains }, PRICES)).toEqual({ AAA: 0.375, BBB: 0.375, CCC: 0.25 });
  });
});

describe("a custom indicator", () => {
  it("compares and ranks like any other", ({ expect }) => {
    const customIndicators = [{ id: "half", name: "Half", formula: "close / 2" }];
    const tree = {
      kind: "function",
      metric: "custom:half",
      rank: "top",
      children: { next: [hold("AAA"), hold("BBB")] },
    };
    expect(heldOn(tree, PRICES, { customIndicators })).toEqual(["BBB"]);
    const condition = above(5, { metric: "custom:half", comparator: "gte" });
    const chooser = { kind: "indicator", conditions: [condition], children: { then: [hold("CCC")] } };
    expect(heldOn({ ...chooser, customIndicators }, PRICES)).toEqual(["CCC"]);
  });
});
