import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseFormula } from "../../../src/engine/formula/parse.ts";
import { ROLLING_FUNCTIONS } from "../../../src/engine/formula/rolling-functions.ts";
import { SCALAR_FUNCTIONS } from "../../../src/engine/formula/scalar-functions.ts";
import { formulaVariables } from "../../../src/engine/formula/variables.ts";
import { valuesOf } from "./support/formulas.ts";

const PAGE = readFileSync(new URL("../../../docs/formulas.md", import.meta.url), "utf8");

/** The text below a heading, up to the next one. */
function section(heading: string): string {
  return PAGE.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

/** The cells of a section's tables, their header first, without what marks code. */
function rowsIn(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.startsWith("| -"))
    .map((line) => line.split("|").slice(1, -1))
    .map((cells) => cells.map((cell) => cell.replaceAll("`", "").trim()));
}

test("the page lists every variable with its indicator and unit, and no other", () => {
  const listed = rowsIn(section("Variables")).slice(1);
  const known = formulaVariables().map(({ name, indicator, traits }) => [
    name,
    indicator ?? "the bar's own",
    traits.unit,
  ]);
  expect(listed.map((row) => row.join(" | ")).toSorted()).toEqual(
    known.map((row) => row.join(" | ")).toSorted(),
  );
});

test("the page lists every function", () => {
  const listed = rowsIn(section("Functions")).slice(1);
  const names = listed.map(([call = ""]) => call.replace(/\(.*/, ""));
  expect(names.toSorted()).toEqual(
    [...Object.keys(SCALAR_FUNCTIONS), ...Object.keys(ROLLING_FUNCTIONS)].toSorted(),
  );
});

test("what the page says to be refused is, in those words", () => {
  const refused = rowsIn(section("Grammar")).slice(1);
  expect(refused.length).toBeGreaterThan(0);
  for (const [text = "", message] of refused) {
    expect(parseFormula(text)).toMatchObject({ ok: false, message });
  }
});

test.for(PAGE.split(/^### /m).slice(1))("the worked example %# works as the page says", (example) => {
  const formula = /```text\n(?<formula>.*)\n```/.exec(example)!.groups!["formula"]!;
  const window = Number(/window of (?<bars>\d+)/.exec(example)?.groups!["bars"] ?? 14);
  const [header, ...rows] = rowsIn(example);
  const column = (name: string) => rows.map((row) => row[header!.indexOf(name)]!);
  const numbers = (name: string) => (header!.includes(name) ? column(name) : column("close")).map(Number);
  const values = valuesOf(
    formula,
    { close: numbers("close"), high: numbers("high"), low: numbers("low") },
    window,
  );
  const shown = values.map((value) =>
    Number.isNaN(value) ? "unknown" : String(Math.round(100 * value) / 100),
  );
  expect(shown).toEqual(column("value"));
  expect(shown.length).toBeGreaterThan(3);
});
