import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatFormula } from "../../../src/engine/formula/format.ts";
import { holdsAlways } from "../support/property.ts";
import { formulas } from "./support/arbitraries.ts";
import { formulaOf } from "./support/formulas.ts";

const CANONICAL: [written: string, canonical: string][] = [
  ["  1+CLOSE ", "1 + close"],
  ["((close))", "close"],
  ["(close*2)+1", "close * 2 + 1"],
  ["(close+2)*1", "(close + 2) * 1"],
  ["(close-2)-1", "close - 2 - 1"],
  ["close-(2-1)", "close - (2 - 1)"],
  ["close+(2+1)", "close + (2 + 1)"],
  ["close/(2*3)", "close / (2 * 3)"],
  ["close-2*3", "close - 2 * 3"],
  ["-(close)", "-close"],
  ["-(close*2)", "-(close * 2)"],
  ["(-close)*2", "-close * 2"],
  ["-(-close)", "--close"],
  ["close*(-2)", "close * -2"],
  ["+close", "close"],
  ["MIN((close),OPEN+1)", "min(close, open + 1)"],
  ["Sma(Close,2e1)", "sma(close, 20)"],
  [".50 + 1e21 + 1e-7", "0.5 + 1e+21 + 1e-7"],
];

test.for(CANONICAL)("%j is %j in canonical text", ([written, canonical]) => {
  expect(formatFormula(formulaOf(written))).toBe(canonical);
});

test("canonical text is read as the formula that it was made of", () => {
  holdsAlways(
    fc.property(formulas, (formula) => {
      expect(formulaOf(formatFormula(formula))).toEqual(formula);
    }),
    1000,
  );
});

test("every number that can be written is read back exactly", () => {
  const numbers = fc
    .double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Object.is(value, -0));
  holdsAlways(
    fc.property(numbers, (value) => {
      expect(formulaOf(formatFormula({ kind: "number", value }))).toEqual({ kind: "number", value });
    }),
    1000,
  );
});

test("no parentheses are left that could be taken away", () => {
  holdsAlways(
    fc.property(formulas, (formula) => {
      const text = formatFormula(formula);
      for (const [open, close] of groupings(text)) {
        const without = `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;
        expect(formulaOf(without)).not.toEqual(formula);
      }
    }),
    300,
  );
});

/** Where the parentheses of a text open and close, those of calls left out. */
function groupings(text: string): [open: number, close: number][] {
  const opened: number[] = [];
  return text.split("").flatMap((character, index): [number, number][] => {
    if (character === "(") opened.push(index);
    if (character !== ")") return [];
    const open = opened.pop()!;
    return /[a-z0-9]/.test(text[open - 1] ?? "") ? [] : [[open, index]];
  });
}
