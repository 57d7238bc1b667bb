import { expect, test } from "vitest";
import { buyAndHold } from "../../../src/engine/backtest/buy-and-hold.ts";
import { columnsOf } from "./support/market.ts";

const columns = columnsOf({ open: [100, 120, 90, 150], close: [200, 220, 260, 250] });

test("a benchmark grows with its closes for strategies that decide on the close", () => {
  for (const timing of ["CC", "CO"] as const) {
    expect([...buyAndHold({ columns, start: 0, end: 4, timing })]).toEqual([1, 1.1, 1.3, 1.25]);
  }
});

test("a benchmark grows with its opens for strategies that decide before the open", () => {
  for (const timing of ["OO", "OC"] as const) {
    expect([...buyAndHold({ columns, start: 0, end: 4, timing })]).toEqual([1, 1.2, 0.9, 1.5]);
  }
});

test("a benchmark starts at 1 on the first bar of the backtest", () => {
  expect([...buyAndHold({ columns, start: 1, end: 3, timing: "CC" })]).toEqual([1, 260 / 220]);
});

test("a benchmark is unknown until its first price, and stands still while it has none later", () => {
  const young = columnsOf({ open: [], close: [NaN, 100, NaN, 110, 0] });
  expect([...buyAndHold({ columns: young, start: 0, end: 5, timing: "CC" })]).toEqual([NaN, 1, 1, 1.1, 1.1]);
});
