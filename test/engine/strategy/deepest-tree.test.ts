import { it } from "vitest";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { decide } from "../../../src/engine/evaluate/decide.ts";
import { market } from "../support/market.ts";
import { basic, hold, strategyOf } from "./support/exports.ts";

it("a tree of 500 levels can be decided", ({ expect }) => {
  let node = hold("SPY");
  for (let level = 1; level < 500; level++) node = basic([node]);
  expect(decide(compile(strategyOf(node)), market({ SPY: [10] })).weights).toEqual({ SPY: 1 });
});
