import * as fc from "fast-check";
import { describe, it } from "vitest";
import type { Doubt } from "../../../../src/engine/ledger/doubt/doubt.ts";
import {
  afterLook,
  amountsOf,
  type DoubtedAmount,
  type StandingDoubt,
} from "../../../../src/engine/ledger/doubt/standing.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways } from "../../support/property.ts";
import { doubtful, open } from "../support/doubts.ts";

const MINUTE = 60_000;
type Look = readonly [session: string, minute: number, doubt: Doubt];

const lineOf = ({ symbol, amount }: DoubtedAmount) => `${symbol ?? "cash"} ${toText(amount)}`;

/** Complete looks one after the other; answers what each of them made a fact. */
function looks(...all: readonly Look[]): string[] {
  let standing: readonly StandingDoubt[] = [];
  return all.map(([session, minute, doubt]) => {
    const stood = afterLook(standing, doubt, { at: minute * MINUTE, session });
    ({ standing } = stood);
    return stood.accepted.map(lineOf).join(", ");
  });
}

const OLD = doubtful({ OLD: -100 });

describe("a doubt becomes a fact", () => {
  it("at the third look that finds it, half an hour apart, in the second session", ({ expect }) => {
    expect(looks(["mon", 0, OLD], ["mon", 30, OLD], ["tue", 60, OLD])).toEqual(["", "", "OLD -100"]);
    expect(looks(["mon", 0, OLD], ["tue", 30, OLD], ["wed", 60, OLD])).toEqual(["", "", "OLD -100"]);
  });

  it("not in one session, however often it is found", ({ expect }) => {
    const monday = [0, 30, 60, 90, 120].map((minute): Look => ["mon", minute, OLD]);
    expect(looks(...monday, ["tue", 150, OLD])).toEqual(["", "", "", "", "", "OLD -100"]);
  });

  it("not by looks that are less than half an hour after one that counts", ({ expect }) => {
    const soon = [0, 29, 30, 59].map((minute): Look => ["mon", minute, OLD]);
    expect(looks(...soon, ["tue", 59, OLD], ["tue", 60, OLD])).toEqual(["", "", "", "", "", "OLD -100"]);
  });

  it("not by two looks, whatever lies between them", ({ expect }) => {
    expect(looks(["mon", 0, OLD], ["fri", 99_999, OLD])).toEqual(["", ""]);
  });

  it("only once: then it is explained, and what is found again starts anew", ({ expect }) => {
    const again = ["tue", "wed", "thu"].map((session, index): Look => [session, 90 + 30 * index, OLD]);
    const first: Look[] = [
      ["mon", 0, OLD],
      ["mon", 30, OLD],
      ["tue", 60, OLD],
    ];
    expect(looks(...first, ...again)).toEqual(["", "", "OLD -100", "", "", "OLD -100"]);
  });

  it("each by itself: shares of every symbol, and cash", ({ expect }) => {
    const both = doubtful({ ZZZ: 5, AAA: -1 }, -20);
    expect(looks(["mon", 0, both], ["mon", 30, both], ["tue", 60, both])).toEqual([
      "",
      "",
      "AAA -1, ZZZ 5, cash -20",
    ]);
    const late = doubtful({ OLD: -100 }, -20);
    expect(
      looks(["mon", 0, OLD], ["mon", 30, late], ["tue", 60, late], ["tue", 90, doubtful({}, -20)]),
    ).toEqual(["", "", "OLD -100", "cash -20"]);
  });
});

describe("a doubt starts anew", () => {
  it("when its amount changes, even back again", ({ expect }) => {
    const less = doubtful({ OLD: -99 });
    expect(
      looks(["mon", 0, OLD], ["mon", 30, OLD], ["tue", 60, less], ["tue", 90, OLD], ["wed", 120, OLD]),
    ).toEqual(["", "", "", "", ""]);
    const opposite = doubtful({ OLD: 100 });
    expect(looks(["mon", 0, OLD], ["mon", 30, OLD], ["tue", 60, opposite])).toEqual(["", "", ""]);
  });

  it("when a look does not find it", ({ expect }) => {
    const none = doubtful();
    expect(looks(["mon", 0, OLD], ["mon", 30, OLD], ["tue", 60, none], ["tue", 90, OLD])).toEqual([
      "",
      "",
      "",
      "",
    ]);
  });

  it("when its row cannot be read", ({ expect }) => {
    const unreadable = doubtful({}, 0, { unreadable: ["OLD"] });
    const found = looks(["mon", 0, OLD], ["mon", 30, OLD], ["tue", 60, unreadable], ["tue", 90, OLD]);
    expect(found).toEqual(["", "", "", ""]);
  });

  it("when an order of ours in its symbol is not over, and counts when none is any more", ({ expect }) => {
    const ordered = doubtful({ OLD: -100 }, 0, { orders: [open("sell", "OLD", 5, null, { a: 5 })] });
    const start: Look[] = [
      ["mon", 0, OLD],
      ["mon", 30, OLD],
      ["tue", 60, ordered],
    ];
    const rest: Look[] = [
      ["tue", 90, OLD],
      ["tue", 120, OLD],
      ["wed", 150, OLD],
    ];
    expect(looks(...start, ...rest)).toEqual(["", "", "", "", "", "OLD -100"]);
  });

  it("for cash when any order is not over, and for shares by those of their symbol alone", ({ expect }) => {
    const orders = [open("buy", "SPY", 5, 500, { a: 5 })];
    const both = doubtful({ OLD: -100 }, -20, { orders });
    expect(looks(["mon", 0, both], ["mon", 30, both], ["tue", 60, both])).toEqual(["", "", "OLD -100"]);
  });
});

describe("cash in doubt", () => {
  it("is the same when rounding has moved it by cents, and is accepted as it is by then", ({ expect }) => {
    const cents = ["-50", "-50.03", "-49.98"].map((cash) => doubtful({}, cash));
    expect(looks(["mon", 0, cents[0]!], ["mon", 30, cents[1]!], ["tue", 60, cents[2]!])).toEqual([
      "",
      "",
      "cash -49.98",
    ]);
  });

  it("is another when it has moved by a dollar since it was found first", ({ expect }) => {
    const steps = ["-50", "-50.60", "-51.20"].map((cash) => doubtful({}, cash));
    expect(looks(["mon", 0, steps[0]!], ["mon", 30, steps[1]!], ["tue", 60, steps[2]!])).toEqual([
      "",
      "",
      "",
    ]);
    const crossed = ["-1", "1"].map((cash) => doubtful({}, cash));
    expect(looks(["mon", 0, crossed[0]!], ["mon", 30, crossed[0]!], ["tue", 60, crossed[1]!])).toEqual([
      "",
      "",
      "",
    ]);
  });
});

describe("a standing doubt", () => {
  it("is known since its first look", ({ expect }) => {
    const first = afterLook([], doubtful({ OLD: -100 }, -20), { at: 5, session: "mon" }).standing;
    const second = afterLook(first, OLD, { at: 5 + 30 * MINUTE, session: "tue" }).standing;
    expect(first.map(lineOf)).toEqual(["OLD -100", "cash -20"]);
    expect(second).toMatchObject([
      { since: 5, countedAt: 5 + 30 * MINUTE, looks: 2, sessions: ["mon", "tue"] },
    ]);
  });

  it("lists shares by the alphabet, then cash, and nothing that has no amount", ({ expect }) => {
    const doubt = doubtful({ ZZZ: 1, AAA: -1 }, 3, { unreadable: ["MMM"] });
    expect(amountsOf(doubt).map(lineOf)).toEqual(["AAA -1", "ZZZ 1", "cash 3"]);
    expect(amountsOf(doubtful())).toEqual([]);
  });

  it("is never a fact before three looks that are apart, over two sessions, with the same amount", ({
    expect,
  }) => {
    const look = fc.record({
      wait: fc.constantFrom(1, 10, 29, 30, 45, 600),
      isNextSession: fc.boolean(),
      shares: fc.constantFrom(-100, -100, -100, -99, 0),
      isOrdered: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    });
    holdsAlways(
      fc.property(fc.array(look, { maxLength: 14 }), (all) => {
        let standing: readonly StandingDoubt[] = [];
        let minute = 0;
        let session = 0;
        /** Looks since the amount was found first, or last accepted, without an order: a plain account of them. */
        let run: { minute: number; session: number; shares: number }[] = [];
        for (const { wait, isNextSession, shares, isOrdered } of all) {
          minute += wait;
          if (isNextSession) session += 1;
          const orders = isOrdered ? [open("sell", "OLD", 1, null, { a: 1 })] : [];
          const doubt = doubtful(shares === 0 ? {} : { OLD: shares }, 0, { orders });
          const stood = afterLook(standing, doubt, { at: minute * MINUTE, session: `day ${session}` });
          ({ standing } = stood);
          if (isOrdered || shares === 0 || (run[0] && run[0].shares !== shares)) run = [];
          if (!isOrdered && shares !== 0) run.push({ minute, session, shares });
          if (stood.accepted.length === 0) continue;
          expect(run.at(-1)!.minute - run[0]!.minute).toBeGreaterThanOrEqual(60);
          expect(run.length).toBeGreaterThanOrEqual(3);
          expect(run.at(-1)!.session).toBeGreaterThan(run[0]!.session);
          run = [];
        }
      }),
      400,
    );
  });
});
