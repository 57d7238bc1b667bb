import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatFormula } from "../../../src/engine/formula/format.ts";
import { parseFormula } from "../../../src/engine/formula/parse.ts";
import { holdsAlways } from "../support/property.ts";
import { formulaOf, seriesOf, valuesOf, indicatorOf } from "./support/formulas.ts";

test("names that every object has are names like any other", () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"]) {
    expect(parseFormula(name)).toMatchObject({
      ok: false,
      message: expect.stringContaining("not a variable"),
    });
    expect(parseFormula(`${name}(1)`)).toMatchObject({
      ok: false,
      message: expect.stringContaining("not a function"),
    });
    expect(parseFormula(`sma(${name}, 2)`)).toMatchObject({
      ok: false,
      message: expect.stringContaining("not a variable"),
    });
  }
});

test("a hundred parentheses may be nested, and not one more", () => {
  const nested = (levels: number) => `${"(".repeat(levels)}close${")".repeat(levels)}`;
  expect(parseFormula(nested(100))).toEqual({ ok: true, formula: { kind: "variable", name: "close" } });
  expect(parseFormula(nested(101))).toEqual({
    ok: false,
    position: 100,
    message: "at character 101: more than 100 levels are nested",
  });
});

test("signs and calls count as levels, too", () => {
  expect(parseFormula(`${"-".repeat(100)}1`)).toMatchObject({ ok: true });
  expect(parseFormula(`${"-".repeat(101)}1`)).toMatchObject({ ok: false, position: 100 });
  expect(parseFormula(`${"+".repeat(1000)}1`)).toMatchObject({ ok: false, position: 100 });
  expect(parseFormula(`${"abs(".repeat(101)}1${")".repeat(101)}`)).toMatchObject({
    ok: false,
    position: 403,
  });
  expect(parseFormula(`${"-(".repeat(51)}1${")".repeat(51)}`)).toMatchObject({ ok: false, position: 100 });
});

test("levels that are closed again do not add up", () => {
  expect(parseFormula(Array(300).fill("(1)").join("+"))).toMatchObject({ ok: true });
});

test("two thousand characters are read, and not one more", () => {
  expect(parseFormula(`${" ".repeat(1999)}1`)).toMatchObject({ ok: true });
  expect(parseFormula(`${" ".repeat(2000)}1`)).toEqual({
    ok: false,
    position: 2000,
    message: "the formula has 2001 characters; at most 2000 are read",
  });
});

test("twenty million characters are refused in one short line", () => {
  for (const unit of ["(", "close+", "a", "9", "-", " ", "\u0000"]) {
    const refused = parseFormula(unit.repeat(20_000_000 / unit.length));
    expect(refused).toMatchObject({ ok: false, position: 2000 });
    expect(refused).toMatchObject({ message: expect.stringMatching(/^.{1,100}$/) });
  }
});

test("an absurdly long name or number is quoted in part", () => {
  for (const text of [
    "a".repeat(2000),
    `1${"x".repeat(1999)}`,
    `1e${"9".repeat(1998)}`,
    `sma(low,0.${"0".repeat(1900)}1)`,
  ]) {
    expect(parseFormula(text)).toMatchObject({ ok: false, message: expect.stringMatching(/^.{1,120}$/) });
  }
});

test("the longest sum is computed like a short one", () => {
  const text = `low${"+1".repeat(998)}`;
  expect(valuesOf(text, { close: [1, 2] })).toEqual([999, 1000]);
  expect(formatFormula(formulaOf(text))).toBe(`low${" + 1".repeat(998)}`);
});

test("the longest list of arguments is computed like a short one", () => {
  const text = `max(${Array(400).fill("low").join(",")},3)`;
  expect(valuesOf(text, { close: [1, 7] })).toEqual([3, 7]);
});

test("a window that no history fills is never filled, and takes no time", () => {
  for (const name of ["sma", "ema", "stdev", "rmax", "rmin", "roc"]) {
    const indicator = indicatorOf(`${name}(close, 1000000)`);
    expect([...indicator.compute(seriesOf({ close: [1, 2, 3] }), 2)]).toEqual([NaN, NaN, NaN]);
    expect(indicator.requiredBars(2)).toBeGreaterThanOrEqual(1_000_000);
  }
});

test("whatever the text, the answer is a formula or one line that says where", () => {
  const pieces = fc.constantFrom(
    ..."0 1.5 .5 1e3 1e999 2x close RSI clsoe abs min pow sma roc ( ) , + - * / % ^ $ \u0000 😀 \n".split(
      " ",
    ),
  );
  const text = fc.oneof(
    fc.array(pieces).map((all) => all.join("")),
    fc.array(pieces).map((all) => all.join(" ")),
    fc.string({ unit: "binary" }),
  );
  holdsAlways(
    fc.property(text, (written) => {
      const parsed = parseFormula(written);
      if (parsed.ok) return;
      expect(parsed.position).toBeGreaterThanOrEqual(0);
      expect(parsed.position).toBeLessThanOrEqual(written.length);
      expect(parsed.message).toMatch(/^[\p{L}\p{N}\p{P}\p{S} ]{1,160}$/u);
    }),
    500,
  );
});
