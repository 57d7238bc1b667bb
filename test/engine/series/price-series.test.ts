import { describe, it } from "vitest";
import { LentColumns } from "../../../src/engine/numeric/column-source.ts";
import { PriceSeries } from "../../../src/engine/series/price-series.ts";
import { columnsOf } from "../support/market.ts";

describe("what a series lets go", () => {
  it("are columns of windows; what was derived without one stays, whoever made it", ({ expect }) => {
    const series = new PriceSeries(columnsOf([1, 2, 4]), new LentColumns());
    const derived = series.column("sevens", () => series.columns.empty(3).fill(7));
    const windowed = series.windowColumn("eights 2", () => series.columns.empty(3).fill(8));
    const means = series.closes.means(2);

    series.forgetWindows();
    for (let time = 0; time < 3; time++) series.columns.empty(3).fill(9);

    expect([...series.column("sevens", () => new Float64Array(3)).values]).toEqual([7, 7, 7]);
    expect([...derived.values]).toEqual([7, 7, 7]);
    expect([...windowed.values]).toEqual([9, 9, 9]);
    expect(series.closes.means(2)).not.toBe(means);
    expect([...series.closes.means(2)]).toEqual([NaN, 1.5, 3]);
  });

  it("is everything when it forgets", ({ expect }) => {
    const series = new PriceSeries(columnsOf([1, 2, 4]));
    const { returns } = series;
    series.forget();
    expect(series.returns).not.toBe(returns);
    expect([...series.returns.values]).toEqual([NaN, 1, 1]);
  });
});
