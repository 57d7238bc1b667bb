import { describe, it } from "vitest";
import { PlaneBook } from "../../../src/engine/columns/plane-book.ts";
import { hasBit, setBits } from "../../../src/engine/columns/plane.ts";

describe("a book of planes", () => {
  it("hands out planes without a bit, of which none shares one with another", ({ expect }) => {
    const book = new PlaneBook();
    const planes = Array.from({ length: 500 }, (_, index) => {
      const range = { from: index % 40, to: 40 + 7 * (index % 90) };
      return { range, plane: book.plane(range) };
    });
    for (const { range, plane } of planes) {
      const bars = Array.from({ length: range.to + 40 }, (_, bar) => bar);
      expect(bars.filter((bar) => hasBit(plane, bar))).toEqual([]);
      setBits(plane, range);
      expect(bars.filter((bar) => hasBit(plane, bar))).toEqual(
        bars.filter((bar) => bar >= range.from && bar < range.to),
      );
    }
  });

  it("has a page of its own for a plane that is larger than a page", ({ expect }) => {
    const book = new PlaneBook();
    const plane = book.plane({ from: 0, to: 5_000_000 });
    setBits(plane, { from: 4_999_999, to: 5_000_000 });
    expect([hasBit(plane, 4_999_998), hasBit(plane, 4_999_999)]).toEqual([false, true]);
  });

  it("knows of no bar outside of a plane", ({ expect }) => {
    const book = new PlaneBook();
    const [one, other] = [book.plane({ from: 0, to: 32 }), book.plane({ from: 0, to: 32 })];
    setBits(other, { from: 0, to: 32 });
    expect(hasBit(one, 32)).toBe(false);
    expect(hasBit(other, -1)).toBe(false);
  });
});
