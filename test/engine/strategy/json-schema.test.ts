import { readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { describe, it } from "vitest";
import * as z from "zod";
import { nodeShape } from "../../../src/engine/strategy/parsing/shape/node.ts";
import { writeStrategy } from "../../../src/engine/strategy/write.ts";
import { holdsAlways } from "../support/property.ts";
import { exports } from "./support/arbitraries.ts";
import { basic, hold, strategyOf } from "./support/exports.ts";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const file = path.join(import.meta.dirname, "../../../docs/strategy.schema.json");
const text = readFileSync(file, "utf8");
// The file is generated; the tests below say what is in it.
const schema = JSON.parse(text) as Schema;
/** The published file read back: it shares no code with the shapes that it was made of. */
const published = z.fromJSONSchema(JSON.parse(text));
const accepts = (input: unknown) => published.safeParse(input).success;

describe("the published schema", () => {
  it("accepts what the parser reads, and what it writes", ({ expect }) => {
    holdsAlways(
      fc.property(exports, (input) => {
        // A title that is no text is dropped by the parser; it is no part of the format.
        const exported: unknown = JSON.parse(JSON.stringify(input), (key, value: unknown) =>
          key === "title" && typeof value === "number" ? undefined : value,
        );
        expect(accepts(exported)).toBe(true);
        expect(accepts(writeStrategy(strategyOf(exported)))).toBe(true);
        expect(accepts({ root: exported })).toBe(true);
      }),
      80,
    );
  });

  it("refuses fields of a wrong type at any depth", ({ expect }) => {
    expect(accepts(basic([hold("SPY")]))).toBe(true);
    expect(accepts(basic([basic([{ kind: "position", positions: "SPY" }])]))).toBe(false);
    expect(accepts(basic([{ kind: "indicator", conditions: [{ window: true }] }]))).toBe(false);
    expect(accepts({ kind: "numbered", numbered: { items: [{ conditions: [7] }] } })).toBe(false);
    expect(accepts({ kind: "basic", children: { next: {} } })).toBe(false);
    expect(accepts("SPY")).toBe(false);
  });

  it("describes every field", ({ expect }) => {
    for (const { properties } of Object.values(schema.$defs ?? {})) {
      for (const [field, { description }] of Object.entries(properties ?? {})) {
        expect(description, field).toMatch(/\w/);
      }
    }
    expect(Object.keys(schema.$defs ?? {})).toEqual([
      "Node",
      "Condition",
      "Item",
      "CustomIndicator",
      "CallChain",
    ]);
  });

  it("has the fields that the parser reads, and no others", ({ expect }) => {
    const fields = Object.keys(schema.$defs?.["Node"]?.properties ?? {});
    expect(fields.toSorted()).toEqual(Object.keys(nodeShape.shape).toSorted());
  });
});
