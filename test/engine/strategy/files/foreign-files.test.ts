import * as fc from "fast-check";
import { describe, it } from "vitest";
import { parseStrategy } from "../../../../src/engine/strategy/parse.ts";
import { parseStrategyText } from "../../../../src/engine/strategy/parse-text.ts";
import { holdsAlways } from "../../support/property.ts";
import { exports } from "../support/arbitraries.ts";
import { basic, hold } from "../support/exports.ts";

const TREE = JSON.stringify(basic([hold("SPY")]), null, 2);

/** What is said of a text: `code: message`, one line, nothing else. */
function said(text: string): string {
  const { ok, findings } = parseStrategyText(text);
  if (ok || findings.length !== 1) return `not one error: ${JSON.stringify(findings)}`;
  return findings.map(({ code, message }) => `${code}: ${message}`).join("\n");
}

const symphony = {
  step: "root",
  name: "TQQQ for the long term",
  rebalance: "daily",
  children: [{ step: "wt-cash-equal", children: [{ step: "asset", ticker: "SPY" }] }],
};
const spell = {
  name: "Rotation",
  incantation: { incantation_type: "IfElse", condition: { condition_type: "SingleCondition" } },
};

describe("a file of another program is named in one line, with what to do", () => {
  const composer = /^file\.foreign: this is a symphony of Composer, which cannot be read: write .+$/;

  it.for([
    ["a symphony", symphony],
    ["a symphony in the answer of an API", { symphony_score: { raw_value: symphony } }],
    ["a symphony in its fields", { fields: { score: symphony } }],
    ["a symphony as the payload of a record", { id: "1", name: "x", payload: symphony }],
    ["a list with a symphony", [symphony]],
    ["its data notation in a JSON text", "{:step :root, :children []}"],
    ["its language in a field", { data: '(defsymphony "x" {} (asset "SPY"))' }],
  ] as const)("Composer's: %s", ([, value], { expect }) => {
    expect(said(JSON.stringify(value))).toMatch(composer);
  });

  it("Composer's own language and data notation", ({ expect }) => {
    expect(said('(defsymphony "x" {:rebalance-frequency :daily}\n  (asset "SPY" nil))')).toMatch(composer);
    expect(said("{:symphony {:step :root, :children []}}")).toMatch(composer);
    expect(said(';; my own\n\n(defsymphony "x" {} (asset "SPY"))')).toMatch(composer);
  });

  it("the answer of a backtest at Composer", ({ expect }) => {
    const answer = { run_id: "1", dvm_capital: {}, "latest-feat-vals": {} };
    expect(said(JSON.stringify(answer))).toMatch(
      /^file\.foreign: this is what Composer answers to a backtest/,
    );
  });

  it("QuantMage's", ({ expect }) => {
    const quantMage = /^file\.foreign: this is a spell of QuantMage, which cannot be read: write .+$/;
    expect(said(JSON.stringify(spell))).toMatch(quantMage);
    expect(said(JSON.stringify(spell.incantation))).toMatch(quantMage);
  });

  it("any other JSON", ({ expect }) => {
    expect(said('{ "name": "my-app", "version": "1.0.0" }')).toMatch(
      /^kind\.missing: this is no strategy: its root has no kind, which is one of position, basic, .+$/,
    );
    expect(said("[]")).toBe("shape.invalid: a strategy must be an object, { ... }, not a list");
    expect(said('["SPY", "QQQ"]')).toBe("shape.invalid: a strategy must be an object, { ... }, not a list");
    expect(said("42")).toBe("shape.invalid: a strategy must be an object, { ... }, not 42");
    expect(said("null")).toBe("shape.invalid: a strategy must be an object, { ... }, not null");
    expect(said('"SPY"')).toBe('shape.invalid: a strategy must be an object, { ... }, not the text "SPY"');
  });

  it.for([
    ["nothing", "", "the text is empty: there is no strategy in it"],
    ["white space", " \n\t", "the text is empty: there is no strategy in it"],
    [
      "a web page",
      "<!DOCTYPE html>\n<html></html>",
      /^this is a web page or XML, not JSON: download or copy /,
    ],
    ["a table", "date,close\n2026-01-02,100\n", /^this is a table \(CSV\), not JSON/],
    ["a table with semicolons", "kind;ticker\nposition;SPY\n", /^this is a table \(CSV\), not JSON/],
    ["YAML", "kind: basic\nchildren:\n  next: []\n", /^this looks like YAML, not JSON: export /],
    ["YAML with a mark", "---\nkind: basic\n", /^this looks like YAML/],
    ["plain text", "Buy SPY above its average", "this is not JSON: a strategy begins with { and ends with }"],
    ["a ZIP archive", "PK\u0003\u0004\u0014\u0000", /^this is no text, or not in UTF-8: export /],
    ["UTF-16", '{\u0000"\u0000k\u0000', /^this is no text, or not in UTF-8/],
  ] as const)("%s", ([, text, message], { expect }) => {
    const [code, rest] = said(text).split(/: (.*)/s);
    expect(code).toBe("text.not-json");
    expect(rest).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
  });
});

describe("JSON that is broken", () => {
  const cutOff =
    "text.not-json: this is not JSON: it ends before it is complete, as if it was cut off; export or copy it again to its end";

  it("is called cut off wherever a strategy was cut off", ({ expect }) => {
    const told = new Set<string>();
    for (let length = 1; length < TREE.length; length++) told.add(said(TREE.slice(0, length)));
    expect([...told]).toEqual([cutOff]);
  });

  it("is located by line and column, with what people most often mean", ({ expect }) => {
    expect(said('{\n  "kind": "basic",\n}')).toBe(
      'text.not-json: this is not JSON: at line 3, column 1, "}" does not belong there (after the last entry stands no comma)',
    );
    expect(said("{\n  kind: 'basic'\n}")).toBe(
      `text.not-json: this is not JSON: at line 2, column 3, "kind: 'basic" does not belong there (names and texts stand in double quotes)`,
    );
    expect(said('{ "kind": "basic" } // mine')).toMatch(/line 1, column 21, .* \(JSON has no comments\)$/);
    expect(said('{ "kind" "basic" }')).toMatch(/line 1, column 10, .* does not belong there$/);
    expect(said('{ "window": 020 }')).toMatch(/line 1, column 14, /);
    expect(said('{ "title": "two\nlines" }')).toMatch(
      /line 1, column 16, "a line break" does not belong there$/,
    );
    expect(said('{ "title": "\\x" }')).toMatch(/line 1, column 13, /);
  });

  it("never says what a program says of its parsers and schemas", ({ expect }) => {
    for (const text of [
      "{",
      "[",
      '{"a":}',
      "{]",
      '{"kind":"basic","children":[]}',
      '{"kind":7}',
      "[1]",
      "nul",
    ]) {
      for (const { message } of parseStrategyText(text).findings) {
        expect(message).not.toMatch(/token|unexpected|JSON input|expected \w+, received|invalid|undefined/i);
      }
    }
  });

  it("is found where JSON.parse stops, on any damage to any strategy", ({ expect }) => {
    const damage = fc.tuple(
      exports,
      fc.nat(),
      fc.constantFrom("", ",", "}", "]", '"', "x", "\n", "0", ":", "\\"),
    );
    holdsAlways(
      fc.property(damage, ([input, place, character]) => {
        const text = JSON.stringify(input);
        const at = place % text.length;
        const broken = text.slice(0, at) + character + text.slice(at + 1);
        const isJson = (part: string) => {
          try {
            JSON.parse(part);
            return true;
          } catch {
            return false;
          }
        };
        const message = parseStrategyText(broken).findings.find(
          ({ code }) => code === "text.not-json",
        )?.message;
        expect(message === undefined).toBe(isJson(broken));
      }),
      150,
    );
  });
});

it("a strategy is read whatever its file calls itself, a plain one too", ({ expect }) => {
  expect(parseStrategy({ step: "root", ...basic([hold("SPY")]) }).ok).toBe(true);
  expect(parseStrategy({ name: "x", data: 7, root: basic([hold("SPY")]) }).ok).toBe(true);
});
