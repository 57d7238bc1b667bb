import { describe, it } from "vitest";
import { activityKind } from "../../../src/brokers/alpaca/activities/activity-kinds.ts";
import { decimal } from "../../../src/engine/money/decimal.ts";
import { amounts, FILL, readActivities as read } from "../support/vendors/alpaca-activities.ts";

describe("what an owner does with what is no share", () => {
  const OPTION = "SPY261218P00600000";

  it("moves cash alone: an option costs a hundred times its price", async ({ expect }) => {
    const option = { ...FILL, symbol: OPTION, qty: "2", price: "12.5" };
    const [bought, written] = await read(option, { ...option, id: "f::2", side: "sell" });
    expect([bought, written]).toMatchObject([
      { kind: "fill", symbol: OPTION, brokerOrderId: "order-1" },
      { kind: "fill", symbol: OPTION },
    ]);
    expect([bought, written].map((each) => amounts(each!))).toEqual([
      [null, "-2500", null],
      [null, "2500", null],
    ]);
  });

  it.for(["BTC/USD", "BTCUSD", "DOGEUSDT"])(
    "moves cash alone: %s costs what it says",
    async (symbol, { expect }) => {
      const [bought] = await read({ ...FILL, symbol, qty: "0.5", price: "60000" });
      expect(bought).toMatchObject({ kind: "fill", symbol });
      expect(amounts(bought!)).toEqual([null, "-30000", null]);
    },
  );

  it.for(["SPY", "USD", "BRK.B", "SPG.PRJ", "SHLDQ", "38500P208", "FUSD"])(
    "is not what happens to %s, which are shares",
    async (symbol, { expect }) => {
      const [fill] = await read({ ...FILL, symbol });
      expect(amounts(fill!)).toEqual(["1.5", null, "600.125"]);
    },
  );

  it("is two things when an option is exercised: the option is gone, and shares are bought, both under one id", async ({
    expect,
  }) => {
    const about = { id: "20261123000000000::e-1", date: "2026-11-23", status: "executed" };
    const [gone, bought] = await read(
      { ...about, activity_type: "OPEXC", symbol: OPTION, qty: "-2", net_amount: "0" },
      { ...about, activity_type: "OPTRD", symbol: "SPY", qty: "200", net_amount: "-120000", price: "90" },
    );
    expect(gone).toMatchObject({ kind: "other", symbol: OPTION });
    expect(amounts(gone!)).toEqual([null, "0", null]);
    expect(bought).toMatchObject({ kind: "fill", symbol: "SPY", brokerOrderId: null });
    expect(amounts(bought!)).toEqual(["200", "-120000", null]);
    expect(gone!.id).not.toBe(bought!.id);
  });
});

describe("interest on swept cash", () => {
  const SWEEP = {
    id: "i::1",
    activity_type: "INT",
    activity_sub_type: "SWP",
    date: "2026-11-23",
    symbol: "SWEEPFDIC",
  };

  it.for([
    { net_amount: "0", qty: "9.25" },
    { net_amount: null, qty: 9.25 },
    { net_amount: "9.25", qty: "9.25" },
    { net_amount: "9.25", qty: "" },
  ])("is dollars about no symbol: %j", async (told, { expect }) => {
    const [interest] = await read({ ...SWEEP, ...told });
    expect(interest).toMatchObject({ kind: "interest", symbol: null });
    expect(amounts(interest!)).toEqual([null, "9.25", null]);
  });
});

describe("Alpaca's types of activities", () => {
  it.for([
    { types: "FILL", kind: "fill" },
    { types: "CSD", kind: "deposit" },
    { types: "CSW", kind: "withdrawal" },
    { types: "DIV DIVCGL DIVCGS DIVFT DIVNRA DIVROC DIVTW DIVTXEX CGD", kind: "dividend" },
    { types: "INT INTNRA INTTW", kind: "interest" },
    { types: "FEE CFEE DIVFEE PTC PTR WH", kind: "fee" },
    { types: "SPLIT SSP", kind: "split" },
    { types: "ACATC ACATS FOPT JNLS OCT TRANS", kind: "transfer" },
    { types: "MA NC REORG SPIN MISC OPASN OPTRD toString", kind: "other" },
  ])("$types are $kind", ({ types, kind }, { expect }) => {
    for (const type of types.split(" ")) {
      expect(activityKind(type, { cash: decimal(1), quantity: null })).toBe(kind);
    }
  });

  it("of journal entries go by the cash that came or went", ({ expect }) => {
    for (const type of ["JNL", "JNLC"]) {
      expect(activityKind(type, { cash: decimal(5), quantity: null })).toBe("deposit");
      expect(activityKind(type, { cash: decimal(-5), quantity: null })).toBe("withdrawal");
      expect(activityKind(type, { cash: null, quantity: null })).toBe("transfer");
    }
  });
});
