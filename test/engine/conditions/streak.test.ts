import * as fc from "fast-check";
import { describe, it } from "vitest";
import { streakColumn } from "../../../src/engine/conditions/streak.ts";
import { book, lettersOf, truthColumn } from "../support/columns.ts";

function streak(truths: string, days: number): string {
  const range = { from: 0, to: truths.length };
  return lettersOf(streakColumn(truthColumn(truths), days, range, book), 0, truths.length);
}

describe("a condition for some days", () => {
  it("holds when it was true on each of them", ({ expect }) => {
    expect(streak("FTTTFTT", 2)).toBe("FFTTFFT");
    expect(streak("FTTTFTT", 3)).toBe("FFFTFFF");
  });

  it("for one day is the condition itself", ({ expect }) => {
    expect(streak("FTUTF", 1)).toBe("FTUTF");
  });

  it("is unknown while an unknown day could still break it, and false as soon as a false one did", ({
    expect,
  }) => {
    expect(streak("TTUTTT", 3)).toBe("UUUUUT");
    expect(streak("TFUTTT", 3)).toBe("UFFFUT");
  });

  it("is unknown before there have been enough days, unless one of them was false", ({ expect }) => {
    expect(streak("TTT", 3)).toBe("UUT");
    expect(streak("TFT", 3)).toBe("UFF");
    expect(streak("TT", 1000)).toBe("UU");
  });

  it("is Kleene's AND of its days, on any history", ({ expect }) => {
    const letter = fc.constantFrom("F", "T", "U");
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 100 }), fc.integer({ min: 1, max: 70 }), (history, days) => {
        const expected = history.map((_, bar) => {
          const window = new Set(Array.from({ length: days }, (_day, back) => history[bar - back] ?? "U"));
          if (window.has("F")) return "F";
          return window.has("U") ? "U" : "T";
        });
        expect(streak(history.join(""), days)).toBe(expected.join(""));
      }),
    );
  });

  it("says of a part of the history what it says of the whole", ({ expect }) => {
    const history = fc.array(fc.constantFrom("F", "T", "U"), { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 70 }), fc.nat(), (letters, days, seed) => {
        const from = seed % letters.length;
        const whole = truthColumn(letters.join(""));
        const part = streakColumn(whole, days, { from, to: letters.length }, book);
        expect(lettersOf(part, from, letters.length)).toBe(streak(letters.join(""), days).slice(from));
      }),
    );
  });

  it("reaches back over a whole year", ({ expect }) => {
    const year = "T".repeat(252);
    expect(streak(year, 252)).toBe(`${"U".repeat(251)}T`);
    expect(streak(`F${year}`, 252).at(-1)).toBe("T");
    expect(streak(`F${year}`, 253).at(-1)).toBe("F");
  });
});
