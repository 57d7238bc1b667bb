import { describe, it } from "vitest";
import { LentColumns } from "../../../src/engine/numeric/column-source.ts";

describe("columns that are lent", () => {
  it("are lent again once they are taken back, unknown on every row", ({ expect }) => {
    const columns = new LentColumns();
    const first = columns.empty(3).fill(7);
    columns.takeBack();
    const again = columns.empty(3);
    expect(again).toBe(first);
    expect([...again]).toEqual([NaN, NaN, NaN]);
    expect(columns.empty(3)).not.toBe(first);
  });

  it("are not lent again where somebody was left them, or a view on them", ({ expect }) => {
    const columns = new LentColumns();
    const [kept, viewed] = [columns.empty(3).fill(7), columns.empty(3).fill(8)];
    columns.leave(kept);
    columns.leave(viewed.subarray(1));
    columns.takeBack();
    for (let time = 0; time < 3; time++) columns.empty(3).fill(9);
    expect([...kept, ...viewed]).toEqual([7, 7, 7, 8, 8, 8]);
  });

  it("have the length that is asked for", ({ expect }) => {
    const columns = new LentColumns();
    columns.empty(3);
    columns.takeBack();
    expect(columns.empty(5)).toHaveLength(5);
    expect(columns.empty(3)).toHaveLength(3);
  });
});
