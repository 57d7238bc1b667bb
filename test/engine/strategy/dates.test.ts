import { describe, it } from "vitest";
import { asKind, indicator, refusalsOf, strategyOf } from "./support/exports.ts";

function daysOf(fields: object) {
  const tree = indicator([{ metric: "Date", ...fields }], [], []);
  return asKind(strategyOf(tree), "indicator").conditions[0];
}

function refused(fields: object): string[] {
  return refusalsOf(indicator([{ metric: "Date", ...fields }], [], []));
}

describe("reading a condition on the date", () => {
  it("means one day, and needs no ticker, comparator or threshold", ({ expect }) => {
    expect(
      daysOf({ dateMonth: 12, dateDay: 24, threshold: 5, comparator: "nonsense", dateTo: { month: 1 } }),
    ).toEqual({
      kind: "date",
      id: "#/conditions/0",
      type: "if",
      forDays: 1,
      from: { month: 12, day: 24 },
      to: { month: 12, day: 24 },
    });
  });

  it("means the first of January when no day is given", ({ expect }) => {
    expect(daysOf({})).toMatchObject({ from: { month: 1, day: 1 }, to: { month: 1, day: 1 } });
    expect(daysOf({ dateMonth: "5" })).toMatchObject({ from: { month: 5, day: 1 } });
  });

  it("means a range when expanded, also over the new year", ({ expect }) => {
    const winter = { expanded: true, dateMonth: 11, dateDay: 15, dateTo: { month: 2, day: 10 } };
    expect(daysOf(winter)).toMatchObject({ from: { month: 11, day: 15 }, to: { month: 2, day: 10 } });
  });

  it("ends a range with the month when the last day is not given", ({ expect }) => {
    const endOf = (dateTo?: object) => {
      const read = daysOf({ expanded: true, dateMonth: 5, dateDay: 7, dateTo });
      return read?.kind === "date" ? read.to : null;
    };
    expect(endOf()).toEqual({ month: 5, day: 31 });
    expect(endOf({})).toEqual({ month: 5, day: 31 });
    expect(endOf({ month: 9 })).toEqual({ month: 9, day: 31 });
    expect(endOf({ day: 20 })).toEqual({ month: 5, day: 20 });
  });

  it("may ask for several days in a row, and joins as others do", ({ expect }) => {
    const tree = indicator(
      [
        { metric: "Date", dateMonth: 1 },
        { type: "or", metric: "Date", dateMonth: 2, forDays: 2 },
      ],
      [],
      [],
    );
    expect(asKind(strategyOf(tree), "indicator").conditions[1]).toMatchObject({ type: "or", forDays: 2 });
  });

  it("takes the 30th of February for a day that never comes, and refuses what no month has", ({ expect }) => {
    expect(daysOf({ dateMonth: 2, dateDay: 30 })).toMatchObject({ from: { month: 2, day: 30 } });
    expect(refused({ dateMonth: 13 })).toEqual(["date.impossible /conditions/0/dateMonth"]);
    expect(refused({ dateDay: 0 })).toEqual(["date.impossible /conditions/0/dateDay"]);
    expect(refused({ dateDay: 1.5 })).toEqual(["date.impossible /conditions/0/dateDay"]);
    expect(refused({ expanded: true, dateTo: { month: 0 } })).toEqual([
      "date.impossible /conditions/0/dateTo/month",
    ]);
    expect(refused({ expanded: true, dateTo: { day: 32 } })).toEqual([
      "date.impossible /conditions/0/dateTo/day",
    ]);
  });
});
