import { describe, it } from "vitest";
import type { Activity } from "../../../src/engine/ledger/reconcile/activity.ts";
import { sharesMoved } from "../../../src/engine/ledger/reconcile/account-event.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { toText } from "../../../src/engine/money/decimal.ts";
import {
  amounts,
  brokerWith,
  FILL,
  readActivities as read,
  TODAY,
} from "../support/vendors/alpaca-activities.ts";

const DIVIDEND = {
  id: "d::1",
  activity_type: "DIV",
  date: "2026-11-23",
  net_amount: "1.02",
  symbol: "T",
  qty: "2",
  per_share_amount: "0.51",
  status: "executed",
};

describe("Alpaca's activities", () => {
  it("are fills with shares by their side", async ({ expect }) => {
    const sale = { ...FILL, id: "f::2", side: "sell", qty: 0.5, order_status: "filled", moon_phase: 1 };
    const [bought, sold] = await read(FILL, sale);
    expect(bought).toMatchObject({
      id: "f::1",
      kind: "fill",
      brokerType: "FILL",
      at: Date.parse("2026-11-23T20:55:01.123Z"),
      symbol: "SPY",
      brokerOrderId: "order-1",
    });
    expect(amounts(bought!)).toEqual(["1.5", null, "600.125"]);
    expect(amounts(sold!)).toEqual(["-0.5", null, "600.125"]);
  });

  it("are dividends, which move cash and count the shares that earned it", async ({ expect }) => {
    const [dividend] = await read(DIVIDEND);
    expect(dividend).toMatchObject({
      kind: "dividend",
      symbol: "T",
      at: newYorkInstant("2026-11-23", "00:00"),
    });
    expect(amounts(dividend!)).toEqual(["2", "1.02", null]);
    expect(sharesMoved(dividend!).eq(0)).toBe(true);
  });

  it("are splits where a dividend is paid in shares", async ({ expect }) => {
    const inShares = { ...DIVIDEND, activity_sub_type: "SDIV", net_amount: "0", qty: "0.25" };
    const [stock, cash] = await read(inShares, { ...DIVIDEND, id: "d::2", activity_sub_type: "SDIV" });
    expect([stock!.kind, amounts(stock!)[0]]).toEqual(["split", "0.25"]);
    expect(cash!.kind).toBe("dividend");
  });

  it("are both sides of a split: shares that went, shares that came", async ({ expect }) => {
    const split = { activity_type: "SPLIT", date: "2026-11-23", symbol: "SPY", net_amount: "0" };
    const [went, came] = await read({ ...split, id: "s::1", qty: "-3" }, { ...split, id: "s::2", qty: "6" });
    expect([went!.kind, came!.kind]).toEqual(["split", "split"]);
    expect([amounts(went!)[0], amounts(came!)[0]]).toEqual(["-3", "6"]);
  });

  it("are fees on a symbol, where they have one", async ({ expect }) => {
    const [fee, dividendFee] = await read(
      { id: "x::1", activity_type: "FEE", date: "2026-11-23", net_amount: "-0.02", qty: "" },
      { id: "x::2", activity_type: "DIVFEE", date: "2026-11-23", net_amount: "-0.1", symbol: "T" },
    );
    expect(fee).toMatchObject({ kind: "fee", symbol: null });
    expect(amounts(fee!)).toEqual([null, "-0.02", null]);
    expect(dividendFee).toMatchObject({ kind: "fee", symbol: "T" });
  });

  it("count only when they were executed, or do not say; others are there, and move nothing", async ({
    expect,
  }) => {
    const rows = ["executed", "canceled", "correct", "pending", null, undefined].map((status, index) => ({
      ...DIVIDEND,
      id: `d::${index}`,
      status,
    }));
    const activities = await read(...rows);
    expect(activities.map(({ id, cash }) => [id, cash && toText(cash)])).toEqual([
      ["d::0", "1.02"],
      ["d::1", null],
      ["d::2", null],
      ["d::3", null],
      ["d::4", "1.02"],
      ["d::5", "1.02"],
    ]);
  });

  it("of a type that nobody has heard of are there as well", async ({ expect }) => {
    const news = { id: "n::1", activity_type: "NEWS2028", created_at: "2026-11-23T14:00:00Z" };
    const [readable] = await read({ ...news, net_amount: "3" });
    expect(readable).toMatchObject({
      kind: "other",
      brokerType: "NEWS2028",
      at: Date.parse(news.created_at),
    });
    expect(amounts(readable!)).toEqual([null, "3", null]);
  });

  it("of such a type are there even when they cannot be read: as of the day that was asked for", async ({
    expect,
  }) => {
    for (const rest of [{ net_amount: "lots", date: "2026-11-23" }, {}]) {
      const [strange, fill] = await read({ id: "n::2", activity_type: "NEWS2028", ...rest }, FILL);
      expect(strange).toMatchObject({ id: "n::2", kind: "other", at: newYorkInstant("2026-11-23", "00:00") });
      expect(amounts(strange!)).toEqual([null, null, null]);
      expect(fill).toMatchObject({ kind: "fill" });
    }
  });

  it.for([
    { what: "a dividend of no number of dollars", row: { ...DIVIDEND, net_amount: "lots" } },
    { what: "a dividend without a date", row: { ...DIVIDEND, date: undefined } },
    { what: "a fill of no number of shares", row: { ...FILL, id: "f::2", qty: null } },
    { what: "a fill of nothing", row: { ...FILL, id: "f::2", qty: "0" } },
    { what: "a fill at 0", row: { ...FILL, id: "f::2", price: "0" } },
    { what: "a fill without a price", row: { ...FILL, id: "f::2", price: null } },
    { what: "a fill on no side", row: { ...FILL, id: "f::2", side: "exchange" } },
    { what: "a fill at no time", row: { ...FILL, id: "f::2", transaction_time: "now" } },
    {
      what: "a split of no number of shares",
      row: { ...DIVIDEND, activity_type: "SPLIT", qty: "", net_amount: null },
    },
    {
      what: "a stock dividend of none",
      row: { ...DIVIDEND, activity_sub_type: "SDIV", qty: "many", net_amount: null },
    },
    { what: "a journal of something", row: { ...DIVIDEND, activity_type: "JNLS", qty: {} } },
  ])(
    "are there without amounts when they cannot be read, and hide no others: $what",
    async ({ row }, { expect }) => {
      const activities = await read(FILL, row, { ...DIVIDEND, id: "d::9" });
      expect(activities.map(({ id }) => id).toSorted()).toEqual([row.id, "d::9", "f::1"].toSorted());
      const odd = activities.find(({ id }) => id === row.id)!;
      expect(odd).toMatchObject({ kind: "other", brokerType: row.activity_type, symbol: row.symbol });
      expect(amounts(odd)).toEqual([null, null, null]);
    },
  );

  it("are there when even their id and type cannot be read, by the same name each time", async ({
    expect,
  }) => {
    const rows = [{ activity_type: "DIV", net_amount: "1" }, { id: 7 }, null, "hello"];
    const [first, again] = [await read(...rows, FILL), await read(FILL, ...rows)];
    expect(first.filter(({ kind }) => kind === "other").map(amounts)).toEqual(
      rows.map(() => [null, null, null]),
    );
    const ids = (activities: readonly Activity[]) => activities.map(({ id }) => id).toSorted();
    expect(ids(again)).toEqual(ids(first));
    expect(new Set(ids(first)).size).toBe(5);
  });

  it("are unknown when they are no list", async ({ expect }) => {
    expect((await brokerWith({ message: "hello" }).broker.activitiesSince(TODAY)).kind).toBe("unknown");
  });

  it.for([null, undefined, ""])("that tell of %j dollars have moved none", async (amount, { expect }) => {
    const [dividend] = await read({ ...DIVIDEND, net_amount: amount });
    expect(dividend!.kind).toBe("dividend");
    expect(amounts(dividend!)[1]).toBeNull();
  });

  it("are read from the exponents of a library that writes them", async ({ expect }) => {
    const [deposit] = await read({
      id: "c::1",
      activity_type: "CSD",
      date: "2026-11-23",
      net_amount: "1e+3",
    });
    expect(amounts(deposit!)).toEqual([null, "1000", null]);
  });

  it("of money do not need to say what it is counted for", async ({ expect }) => {
    const [dividend] = await read({ ...DIVIDEND, qty: "many" });
    expect(dividend!.kind).toBe("dividend");
    expect(amounts(dividend!)).toEqual([null, "1.02", null]);
  });

  it("without a date happened when they were booked, or on the day that their id begins with", async ({
    expect,
  }) => {
    const { date: _, ...undated } = DIVIDEND;
    const [booked, dated] = await read(
      { ...undated, id: "d::2", created_at: "2026-11-24T11:00:00Z" },
      { ...undated, id: "20261123000000000::d-3" },
    ).then((activities) => activities.toReversed());
    expect([booked!.at, dated!.at]).toEqual([
      Date.parse("2026-11-24T11:00:00Z"),
      newYorkInstant("2026-11-23", "00:00"),
    ]);
    expect([amounts(booked!)[1], amounts(dated!)[1]]).toEqual(["1.02", "1.02"]);
  });

  it("are told once when they are listed twice: as the later row has them", async ({ expect }) => {
    const activities = await read(DIVIDEND, { ...DIVIDEND, net_amount: "2" });
    expect(activities.map((each) => amounts(each)[1])).toEqual(["2"]);
  });

  it("are asked for from the start of the New York day, oldest first, page by page", async ({ expect }) => {
    const page = Array.from({ length: 100 }, (_, index) => ({ ...DIVIDEND, id: `d::${index}` }));
    const { server, broker } = brokerWith(page, [FILL]);
    const outcome = await broker.activitiesSince(TODAY);
    expect(outcome.kind === "confirmed" && outcome.value).toHaveLength(101);
    const [first, second, ...others] = server.requests.map(({ url }) =>
      Object.fromEntries(new URL(url).searchParams),
    );
    const query = { after: "2026-11-23T04:59:59.000Z", direction: "asc", page_size: "100" };
    expect([first, second, others]).toEqual([query, { ...query, page_token: "d::99" }, []]);
  });

  it("are unknown when a page of them is, and when they never end", async ({ expect }) => {
    const page = Array.from({ length: 100 }, (_, index) => ({ ...DIVIDEND, id: `d::${index}` }));
    const lost = brokerWith(page, new TypeError("connection lost"));
    expect((await lost.broker.activitiesSince(TODAY)).kind).toBe("unknown");
    expect((await brokerWith(page).broker.activitiesSince(TODAY)).kind).toBe("unknown");
  });
});
