import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { conditionShape } from "../../../src/engine/strategy/parsing/shape/condition.ts";
import {
  callChainShape,
  customIndicatorShape,
  libraryShape,
} from "../../../src/engine/strategy/parsing/shape/document.ts";
import { itemShape, nodeShape } from "../../../src/engine/strategy/parsing/shape/node.ts";
import { quickReaderOf, SLOW } from "../../../src/engine/strategy/parsing/shape/quick-reader.ts";
import { STRATEGIES } from "../../identity/strategies.ts";
import { holdsAlways } from "../support/property.ts";
import { exports } from "./support/arbitraries.ts";
import { spoiled, strange } from "./support/spoiled.ts";

const QUICK = "../../../src/engine/strategy/parsing/shape/quick-reader.ts";

/** A parser that leaves every value to its shape. */
async function slowParser(): Promise<typeof parseStrategy> {
  vi.resetModules();
  vi.doMock(QUICK, async (original) => {
    const actual = await original<{ readonly SLOW: symbol }>();
    return { ...actual, quickReaderOf: () => () => actual.SLOW };
  });
  const { parseStrategy: slowly } = await import("../../../src/engine/strategy/parse.ts");
  vi.doUnmock(QUICK);
  return slowly;
}

describe("what a quick reader answers is what the shape does", () => {
  test.each<[string, z.ZodObject]>([
    ["a node", nodeShape],
    ["a condition", conditionShape],
    ["an item", itemShape],
    ["an indicator of the author's own", customIndicatorShape],
    ["a chain", callChainShape],
    ["what a strategy brings along", libraryShape],
  ])("of %s", (_, shape) => {
    const field = fc.tuple(fc.constantFrom(...Object.keys(shape.shape)), strange);
    const values = fc.oneof(
      strange,
      fc.array(field, { maxLength: 6 }).map((fields) => Object.fromEntries(fields)),
    );
    let quick = 0;
    holdsAlways(
      fc.property(values, (value) => {
        const answer = quickReaderOf(shape)(value);
        if (answer === SLOW) return;
        quick++;
        expect(shape.safeParse(value)).toEqual({ success: true, data: answer });
      }),
      2000,
    );
    expect(quick).toBeGreaterThan(0);
  });
});

describe("a strategy is read alike with quick readers and without them", () => {
  test("as exports write it", async () => {
    const slowly = await slowParser();
    holdsAlways(
      fc.property(exports, (tree) => {
        expect(parseStrategy(tree)).toStrictEqual(slowly(tree));
      }),
    );
  });

  test("with parts that are strange", async () => {
    const slowly = await slowParser();
    let refused = 0;
    holdsAlways(
      fc.property(spoiled, (tree) => {
        const parsed = parseStrategy(tree);
        if (!parsed.ok) refused++;
        expect(parsed).toStrictEqual(slowly(tree));
      }),
      300,
    );
    expect(refused).toBeGreaterThan(50);
  });
});

test("what more than its parts a value must be only the shape knows", () => {
  expect(quickReaderOf(z.object({ list: z.array(z.unknown()).max(1) }))({ list: [1] })).toBe(SLOW);
  expect(quickReaderOf(z.object({ text: z.string() }).refine(() => false))({ text: "a" })).toBe(SLOW);
  expect(quickReaderOf(z.strictObject({ text: z.string() }))({ text: "a" })).toBe(SLOW);
  expect(quickReaderOf(z.object({ text: z.string() }))({ text: "a" })).toEqual({ text: "a" });
});

test("no part of a strategy as the Forge writes it is left to its shape", () => {
  const texts = STRATEGIES.map((strategy) => JSON.stringify(strategy));
  const nodes: unknown[] = [];
  const conditions: unknown[] = [];
  for (const text of texts) {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value !== "object" || value === null) return value;
      if ("kind" in value) nodes.push(value);
      else if ("comparator" in value) conditions.push(value);
      return value;
    });
  }
  expect(nodes.filter((node) => quickReaderOf(nodeShape)(node) === SLOW)).toEqual([]);
  expect(conditions.filter((condition) => quickReaderOf(conditionShape)(condition) === SLOW)).toEqual([]);
});
