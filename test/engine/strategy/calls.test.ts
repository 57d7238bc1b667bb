import { describe, it } from "vitest";
import type { CallChain } from "../../../src/engine/strategy/library.ts";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { branchesOf } from "../../../src/engine/strategy/walk.ts";
import {
  asKind,
  basic,
  call,
  condition,
  type Export,
  findingsOf,
  hold,
  indicator,
  parsedOf,
  ranked,
  refusalsOf,
  strategyOf,
} from "./support/exports.ts";

const chain = (id: string, root: unknown, name?: string): CallChain => ({
  id,
  root,
  ...(name === undefined ? {} : { name }),
});
const trend = indicator([condition("SPY", 100)], [hold("SPY")], [{ ...hold("BIL"), id: "bills" }]);

describe("a call", () => {
  it("stands for the chain that it names", ({ expect }) => {
    const library = { callChains: [chain("trend", trend)] };
    const called = strategyOf(basic([call("trend"), hold("GLD")]), library);
    expect(fingerprint(called)).toBe(fingerprint(strategyOf(basic([trend, hold("GLD")]))));
  });

  it("finds chains that the strategy brings along before those of the library", ({ expect }) => {
    const library = { callChains: [chain("core", hold("QQQ"))] };
    const tree = { ...basic([call("core")]), callChains: [chain("core", hold("SPY"))] };
    expect(strategyOf(tree, library)).toEqual(strategyOf(tree));
    const wrapper = { root: tree, callChains: [chain("core", hold("IWM")), chain("more", hold("IWM"))] };
    expect(fingerprint(strategyOf(wrapper, library))).toBe(fingerprint(strategyOf(tree)));
  });

  it("reads a chain that is kept as JSON text, and ids that are numbers", ({ expect }) => {
    const tree = {
      ...basic([{ kind: "call", callRefId: 7 }]),
      callChains: [{ id: "7", root: JSON.stringify(trend) }],
    };
    expect(fingerprint(strategyOf(tree))).toBe(fingerprint(strategyOf(basic([trend]))));
  });

  it("gives what it calls its own id, so that two calls of one chain stay apart", ({ expect }) => {
    const tree = basic([call("trend", { id: "a" }), call("trend", { id: "b" }), call("trend")]);
    const { strategy, findings, places } = parsedOf(tree, { callChains: [chain("trend", trend)] });
    expect(findings).toEqual([]);
    expect([...places]).toEqual([
      ["#", ""],
      ["a", "/children/next/0/callRefId"],
      ["#/children/next/0/callRefId/children/then/0", "/children/next/0/callRefId/children/then/0"],
      ["a/bills", "/children/next/0/callRefId/children/else/0"],
      ["b", "/children/next/1/callRefId"],
      ["#/children/next/1/callRefId/children/then/0", "/children/next/1/callRefId/children/then/0"],
      ["b/bills", "/children/next/1/callRefId/children/else/0"],
      ["#/children/next/2", "/children/next/2/callRefId"],
      ["#/children/next/2/callRefId/children/then/0", "/children/next/2/callRefId/children/then/0"],
      ["#/children/next/2/bills", "/children/next/2/callRefId/children/else/0"],
    ]);
    const ids = branchesOf(strategy).flatMap(({ children }) => children.map(({ id }) => id));
    expect(ids).toEqual(["a", "b", "#/children/next/2"]);
  });

  it("looks as it does itself, then as the chain's root, and is called by the chain's name at last", ({
    expect,
  }) => {
    const library = {
      callChains: [chain("core", { ...hold("SPY"), bgColor: "#111", title: " " }, "The core")],
    };
    expect(strategyOf(call("core", { title: "Mine" }), library)).toMatchObject({
      title: "Mine",
      bgColor: "#111",
    });
    const untitled = { callChains: [chain("core", hold("SPY"), "The core")] };
    expect(strategyOf(call("core"), untitled)).toMatchObject({ title: "The core" });
  });

  it("weighs what the call says, also where the chain's root is a ranking with a window", ({ expect }) => {
    const library = { callChains: [chain("best", ranked([hold("SPY")], { window: 21 }))] };
    const tree = basic([call("best", { window: 60 }), call("best", { definedWeight: 40 })], {
      weighting: "defined",
    });
    const { strategy, findings } = parsedOf(tree, library);
    expect(asKind(strategy, "basic").slots.next).toMatchObject({
      weighting: { weights: [60, 40] },
      children: [{ window: 21 }, { window: 21 }],
    });
    expect(findings).toEqual([]);
  });

  it("may be the whole strategy, and may call what calls", ({ expect }) => {
    const library = {
      callChains: [
        chain("outer", call("middle", { id: "m" })),
        chain("middle", basic([call("inner", { id: "i" })])),
        chain("inner", hold("SPY")),
      ],
    };
    const { strategy, places } = parsedOf(call("outer", { id: "o" }), library);
    expect(strategy).toMatchObject({ id: "o", kind: "basic" });
    expect([...places]).toEqual([
      ["o", "/callRefId/callRefId"],
      ["o/i", "/callRefId/callRefId/children/next/0/callRefId"],
    ]);
  });

  it("has no children of its own", ({ expect }) => {
    const library = { callChains: [chain("core", hold("SPY"))] };
    const tree = call("core", { children: { next: [hold("QQQ")] } });
    expect(findingsOf(tree, library)).toEqual(["slot.ignored /children/next"]);
    expect(strategyOf(tree, library)).toMatchObject({ positions: ["SPY"] });
  });
});

describe("a call that leads nowhere", () => {
  it("is refused where it stands", ({ expect }) => {
    expect(refusalsOf(basic([call("gone")]))).toEqual(["call.missing /children/next/0/callRefId"]);
    expect(refusalsOf({ kind: "call" })).toEqual(["call.missing /callRefId"]);
  });

  it("is refused when its chain cannot be read", ({ expect }) => {
    for (const root of ["{", "7", null, [], {}, undefined]) {
      expect(refusalsOf(call("bad"), { callChains: [chain("bad", root)] })).toEqual([
        "call.unreadable /callRefId",
      ]);
    }
    expect(refusalsOf({ ...call("bad"), callChains: [{ id: "bad", name: 7, root: hold("SPY") }] })).toEqual([
      "call.unreadable /callRefId",
    ]);
  });

  it("is refused when its chain calls itself, at once or by way of another", ({ expect }) => {
    expect(refusalsOf(call("a"), { callChains: [chain("a", call("a"))] })).toEqual([
      "call.cycle /callRefId/callRefId",
    ]);
    const library = {
      callChains: [chain("a", basic([call("b")])), chain("b", basic([hold("SPY"), call("a")]))],
    };
    expect(refusalsOf(call("a"), library)).toEqual([
      "call.cycle /callRefId/children/next/0/callRefId/children/next/1/callRefId",
    ]);
  });

  it("locates what is wrong in a chain through the call, and names the node", ({ expect }) => {
    const library = { callChains: [chain("bad", basic([{ ...hold("A/B"), id: "x" }]))] };
    expect(parseStrategy(basic([hold("SPY"), call("bad", { id: "c" })]), library).findings).toMatchObject([
      {
        code: "ticker.ratio-held",
        nodeId: "c/x",
        path: "/children/next/1/callRefId/children/next/0/positions/0",
      },
    ]);
  });

  it("costs nothing as long as nobody calls it", ({ expect }) => {
    const unused = [chain("a", "{"), chain("b", call("b")), chain("c", { kind: "nonsense" })];
    expect(findingsOf({ ...hold("SPY"), callChains: [...unused, 7, null] })).toEqual([]);
    expect(findingsOf(hold("SPY"), { callChains: unused })).toEqual([]);
  });

  it("warns of a second chain with the same id", ({ expect }) => {
    const tree = { ...call("a"), callChains: [chain("a", hold("SPY")), chain("a", hold("QQQ"))] };
    expect(findingsOf(tree)).toEqual(["library.duplicate /callChains/1/id"]);
    expect(strategyOf(tree)).toMatchObject({ positions: ["SPY"] });
  });
});

describe("chains that multiply one another", () => {
  /** Each chain calls the next one ten times: a thousand million positions from thirty lines. */
  function laughs(last: unknown): CallChain[] {
    const levels = Array.from({ length: 9 }, (_, level) =>
      chain(String(level), basic(Array<Export>(10).fill(call(String(level + 1))))),
    );
    return [...levels, chain("9", last)];
  }

  it("are refused by the size of what they stand for", ({ expect }) => {
    expect(
      refusalsOf(call("0"), { callChains: laughs(hold("SPY")) }).map((finding) => finding.split(" ")[0]),
    ).toEqual(["tree.too-large"]);
  });

  it("are refused by the number of calls where they end nowhere", ({ expect }) => {
    const chains = Array.from({ length: 6000 }, (_, level) => chain(String(level), call(String(level + 1))));
    expect(refusalsOf(call("0"), { callChains: chains })[0]).toMatch(/^tree.too-large /);
  });

  it("are refused by their depth", ({ expect }) => {
    const chains = Array.from({ length: 600 }, (_, level) =>
      chain(String(level), basic([call(String(level + 1))])),
    );
    expect(refusalsOf(call("0"), { callChains: chains })[0]).toMatch(/^tree.too-deep /);
  });

  it("are refused by the lists in them", ({ expect }) => {
    const conditions = Array.from({ length: 1000 }, () => condition("SPY", 1, { type: "and" }));
    const long = chain("long", indicator(conditions, [hold("SPY")], []));
    const tree = basic(Array<Export>(100).fill(call("long")));
    expect(refusalsOf(tree, { callChains: [long] })[0]).toMatch(/^tree.too-large /);
    const nulls = chain("nulls", basic(Array<null>(10_000).fill(null)));
    expect(refusalsOf(basic(Array<Export>(100).fill(call("nulls"))), { callChains: [nulls] })[0]).toMatch(
      /^tree.too-large /,
    );
  });
});
