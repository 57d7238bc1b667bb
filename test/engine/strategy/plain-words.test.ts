import * as fc from "fast-check";
import { describe, it } from "vitest";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { findingInWords, placeInWords } from "../../../src/engine/strategy/place-in-words.ts";
import { holdsAlways } from "../support/property.ts";
import { basic, call, condition, hold, indicator } from "./support/exports.ts";
import { spoiled } from "./support/spoiled.ts";

/** Words of programs that no person has to know. */
const JARGON =
  /received|invalid|schema|undefined|NaN|\bnull\b.*expected|\[object|symbol|zod|union|record,|array/i;

function told(input: unknown): string[] {
  return parseStrategy(input).findings.map(({ message }) => message);
}

describe("a field of a wrong type", () => {
  it("is told by its name, what it must be, and what it is", ({ expect }) => {
    expect(told({ kind: "position", positions: "SPY" })).toEqual([
      'positions must be a list, [ ... ], not the text "SPY"',
    ]);
    expect(told({ kind: "position", positions: ["SPY", 7] })).toEqual([
      "entry 2 of positions must be a text, not 7",
    ]);
    expect(told({ kind: "basic", children: [hold("SPY")] })).toEqual([
      "children must be an object, { ... }, not a list",
    ]);
    expect(told({ kind: "basic", children: { next: hold("SPY") } })).toEqual([
      "next must be a list, [ ... ], not an object",
    ]);
    expect(told(basic([], { volWindow: "soon" }))).toEqual([
      'volWindow must be a number, not the text "soon"',
    ]);
    expect(told(basic(["SPY" as never]))).toEqual(['a node must be an object, { ... }, not the text "SPY"']);
    const conditions = [condition("SPY", 1, { window: true, expanded: "yes" }), 7];
    expect(told({ kind: "indicator", conditions })).toEqual([
      "window must be a number, not true",
      'expanded must be true or false, not the text "yes"',
      "a condition must be an object, { ... }, not 7",
    ]);
    expect(told({ kind: "x".repeat(1001) })).toEqual([
      `kind must be a text of at most 1000 characters, not the text "${"x".repeat(60)}..."`,
    ]);
  });

  it("is told so wherever it is, on any damage to any strategy", ({ expect }) => {
    let lines = 0;
    holdsAlways(
      fc.property(spoiled, (input) => {
        for (const { code, message } of parseStrategy(input).findings) {
          if (code !== "shape.invalid") continue;
          expect(message).toMatch(/^.+ must be .+, not .+$/s);
          // What the author wrote is repeated in quotation marks.
          expect(message.replace(/"[^]*"/, "")).not.toMatch(JARGON);
          lines++;
        }
      }),
      200,
    );
    expect(lines).toBeGreaterThan(20);
  });
});

describe("a place", () => {
  it("is told as people follow it, counting from one", ({ expect }) => {
    expect(placeInWords("")).toBe("");
    expect(placeInWords("/children/then/1/conditions/0/metric")).toBe("then 2 > condition 1 > metric");
    expect(placeInWords("/children/ladder-2/0/numbered/items/3/conditions/0")).toBe(
      "ladder-2 1 > item 4 > condition 1",
    );
    expect(placeInWords("/payload/entryConditions/0/dateTo/month")).toBe(
      "payload > entry condition 1 > dateTo > month",
    );
    expect(placeInWords("/children/next/0/callRefId/positions/1")).toBe(
      "next 1 > what it calls > position 2",
    );
    expect(placeInWords("/children/next/0/callRefId")).toBe("next 1 > callRefId");
    expect(placeInWords("/0/branches/1/tree")).toBe("entry 1 > branch 2 > tree");
    expect(placeInWords("/children/a~1b~0c/0")).toBe("a/b~c 1");
    expect(placeInWords("/numbered")).toBe("numbered");
  });

  it("that lies deep is told by its way in and its end", ({ expect }) => {
    expect(placeInWords(`${"/children/else/0".repeat(40)}/conditions/0`)).toBe(
      "else 1 > else 1 > else 1 > ... 32 more ... > else 1 > else 1 > else 1 > else 1 > else 1 > condition 1",
    );
  });

  it("comes with the id of its node, where somebody gave it one", ({ expect }) => {
    const [named] = parseStrategy(basic([{ ...hold("A/B"), id: "risk-on" }])).findings;
    expect(findingInWords(named!)).toBe(
      '"A/B" is a ratio: it can be compared, but not held (at next 1 > position 1, node risk-on)',
    );
    const [nameless] = parseStrategy(basic([hold("A/B")])).findings;
    expect(findingInWords(nameless!)).toMatch(/\(at next 1 > position 1\)$/);
  });
});

it("what a call, a type or a comparator lacks is told without a word of programs", ({ expect }) => {
  const tree = basic([
    call("gone"),
    indicator(
      [
        condition("SPY", 1, { comparator: undefined, threshold: undefined }),
        condition("SPY", 1, { type: undefined }),
      ],
      [],
      [],
    ),
  ]);
  expect(told(tree)).toEqual([
    'there is no chain "gone"',
    "the condition has no comparator; there are lt, gt, lte, gte, crossAbove, crossBelow",
    "the condition has no threshold to compare with",
    "the condition has no type; it joins the ones before it by and, or, if",
  ]);
});
