import { readFileSync } from "node:fs";
import { describe, it } from "vitest";
import type { IndicatorDefinition } from "../../../src/engine/indicators/definition.ts";
import { INDICATORS } from "../../../src/engine/indicators/registry.ts";
import { FINDING_CODES } from "../../../src/engine/strategy/finding-codes.ts";
import { ENGINE_VERSION } from "../../../src/engine/strategy/fingerprint.ts";
import { findingsOf } from "./support/exports.ts";

const PAGE = readFileSync(new URL("../../../docs/strategies.md", import.meta.url), "utf8");

/** The text below a heading, up to the next one. */
function section(heading: string): string {
  return PAGE.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

/** The rows of the tables in a text, each with its cells; the headers and what is below them apart. */
function rowsIn(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.startsWith("| -"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What stands between backquotes. */
function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

function settlingOf(indicator: IndicatorDefinition): string {
  const settled = indicator.settledBars(20);
  if (settled === Infinity) return "never";
  return settled === indicator.requiredBars(20) ? "at once" : "slowly";
}

/** What `n + 1`, `2n - 1`, `253` or `n + √n - 1` is for a window. */
function barsOf(text: string, window: number): number {
  return text
    .replaceAll("- ", "+ -")
    .split(" + ")
    .map((term) => {
      if (term === "√n") return Math.floor(Math.sqrt(window));
      const [, factor = "", n] = /^(-?\d*)(n?)$/.exec(term) ?? [];
      return n === "n" ? Number(factor || 1) * window : Number(factor);
    })
    .reduce((sum, bars) => sum + bars, 0);
}

describe("the page about strategies", () => {
  const listed = rowsIn(section("Indicators")).slice(1);

  it("lists every indicator with its aliases, its unit, what it reads and how it settles", ({ expect }) => {
    const known = INDICATORS.map((indicator) => {
      const { id, aliases, unit, inputs } = indicator;
      return [[id, ...aliases].join(", "), unit, inputs, settlingOf(indicator)].join(" | ");
    });
    const described = listed.map(([names = "", unit, reads, , , settles]) =>
      [codesIn(names).join(", "), unit, reads, settles].join(" | "),
    );
    expect(described.toSorted()).toEqual(known.toSorted());
  });

  it("says how many bars each indicator needs, and which have no window", ({ expect }) => {
    for (const [names = "", , , value = "", bars = ""] of listed) {
      const indicator = INDICATORS.find(({ id }) => id === codesIn(names)[0]);
      for (const window of [1, 2, 10, 20, 200]) {
        expect(barsOf(bars, window), names).toBe(indicator?.requiredBars(window));
      }
      expect(value.endsWith("No window"), names).toBe(indicator?.hasWindow === false);
    }
  });

  it("lists every finding at its level, once", ({ expect }) => {
    const [errors = [], warnings = []] = ["error", "warning"].map((level) =>
      [...FINDING_CODES].flatMap(([code, its]) => (its === level ? [code] : [])),
    );
    const rows = rowsIn(section("What is found"));
    const firstWarning = rows.findIndex(([header]) => header === "warnings");
    const codes = (from: number, to?: number) => rows.slice(from, to).flatMap(([cell = ""]) => codesIn(cell));
    expect(codes(0, firstWarning).toSorted()).toEqual(errors.toSorted());
    expect(codes(firstWarning).toSorted()).toEqual(warnings.toSorted());
  });

  it("names the engine's version", ({ expect }) => {
    expect(section("Fingerprint")).toContain(`now \`${ENGINE_VERSION}\``);
  });

  it("has examples that can be read, and one of what is found", ({ expect }) => {
    const examples = [...PAGE.matchAll(/```json\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g)];
    expect(examples.length).toBeGreaterThan(4);
    for (const [, json = "", found = ""] of examples) {
      const findings = findingsOf(JSON.parse(json)).map((finding) => finding.split(" ").toReversed());
      const shown = found.split("\n").filter((line) => line !== "");
      expect(findings).toEqual(shown.map((line) => line.split(/ +/)));
    }
  });
});
