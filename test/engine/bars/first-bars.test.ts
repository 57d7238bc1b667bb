import { describe, it } from "vitest";
import { firstBars } from "../../../src/engine/bars/first-bars.ts";

const column = (...values: number[]) => Float64Array.from(values);
const BARS = {
  dates: ["2026-08-18", "2026-08-19", "2026-08-20"],
  open: column(1, 2, 3),
  high: column(4, 5, 6),
  low: column(7, 8, 9),
  close: column(10, 11, 12),
  volume: column(13, 14, 15),
};

describe("the oldest bars of a history", () => {
  it("are cut from all of its columns", ({ expect }) => {
    expect(firstBars(BARS, 2)).toEqual({
      dates: ["2026-08-18", "2026-08-19"],
      open: column(1, 2),
      high: column(4, 5),
      low: column(7, 8),
      close: column(10, 11),
      volume: column(13, 14),
    });
  });

  it("are the whole of it, or none when there are fewer", ({ expect }) => {
    expect(firstBars(BARS, 3)).toEqual(BARS);
    expect(firstBars(BARS, 4)).toBeUndefined();
  });
});
