import { describe, it } from "vitest";
import { activityKind } from "../../../src/brokers/alpaca/activity-kinds.ts";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import type { Activity } from "../../../src/engine/ledger/reconcile/activity.ts";
import { sharesMoved } from "../../../src/engine/ledger/reconcile/account-event.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { type ListedAnswer, serverWith } from "../support/vendors/answers.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
const TODAY = newYorkInstant("2026-11-23", "15:55");

const FILL = {
  id: "f::1",
  activity_type: "FILL",
  transaction_time: "2026-11-23T20:55:01.123456789Z",
  type: "partial_fill",
  price: "600.125",
  qty: "1.5",
  side: "buy",
  symbol: "SPY",
  order_id: "order-1",
};
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

function brokerWith(...answers: readonly ListedAnswer[]) {
  const server = serverWith(...answers);
  const connection = openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch });
  return { server, broker: createAlpacaBroker(connection, HOSTS) };
}

async function read(...rows: readonly object[]): Promise<Activity[]> {
  const outcome = await brokerWith(rows).broker.activitiesSince(TODAY);
  if (outcome.kind !== "confirmed") throw new Error(outcome.message);
  return outcome.value;
}

/** The amounts of an activity as text. */
function amounts({ quantity, cash, price }: Activity): (string | null)[] {
  return [quantity, cash, price].map((value) => value && toText(value));
}

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

  it("count only when they were executed, or do not say", async ({ expect }) => {
    const rows = ["executed", "canceled", "correct", null, undefined].map((status, index) => ({
      ...DIVIDEND,
      id: `d::${index}`,
      status,
    }));
    expect((await read(...rows)).map(({ id }) => id)).toEqual(["d::0", "d::3", "d::4"]);
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

  it("are unknown when one that moves cash or shares cannot be read: it is not left out", async ({
    expect,
  }) => {
    for (const row of [
      { ...DIVIDEND, net_amount: "lots" },
      { ...DIVIDEND, date: undefined },
      { ...FILL, qty: undefined },
      { ...FILL, transaction_time: "now" },
      { activity_type: "DIV" },
    ]) {
      expect((await brokerWith([FILL, row]).broker.activitiesSince(TODAY)).kind).toBe("unknown");
    }
    expect((await brokerWith({ message: "hello" }).broker.activitiesSince(TODAY)).kind).toBe("unknown");
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

describe("Alpaca's types of activities", () => {
  it.for([
    { types: "FILL", kind: "fill" },
    { types: "CSD", kind: "deposit" },
    { types: "CSW", kind: "withdrawal" },
    { types: "DIV DIVCGL DIVCGS DIVFT DIVNRA DIVROC DIVTW DIVTXEX CGD", kind: "dividend" },
    { types: "INT INTNRA INTTW", kind: "interest" },
    { types: "FEE CFEE DIVFEE PTC PTR", kind: "fee" },
    { types: "SPLIT SSP", kind: "split" },
    { types: "ACATC ACATS FOPT JNLS OCT TRANS", kind: "transfer" },
    { types: "MA NC REORG SPIN MISC OPASN OPTRD toString", kind: "other" },
  ])("$types are $kind", ({ types, kind }, { expect }) => {
    for (const type of types.split(" ")) expect(activityKind(type, decimal(1))).toBe(kind);
  });

  it("of journal entries go by the cash that came or went", ({ expect }) => {
    for (const type of ["JNL", "JNLC"]) {
      expect(activityKind(type, decimal(5))).toBe("deposit");
      expect(activityKind(type, decimal(-5))).toBe("withdrawal");
      expect(activityKind(type, null)).toBe("transfer");
    }
  });
});
