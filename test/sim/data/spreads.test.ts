import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import { still } from "../support/market.ts";

describe("the width of a quote", () => {
  it("is the option's, or else the listing's, or else two basis points", async ({ expect }) => {
    const market = new Map([
      ["WIDE", { ...still(100), spreadBasisPoints: 50 }],
      ["WIDER", { ...still(100), spreadBasisPoints: 50 }],
      ["PLAIN", still(100)],
    ]);
    const client = openClient({ market, spreads: { WIDER: 100 } });
    const { quotes } = (await client.get("/v2/stocks/quotes/latest?symbols=WIDE,WIDER,PLAIN")).body;
    expect(quotes).toMatchObject({
      WIDE: { bp: 99.75, ap: 100.25 },
      WIDER: { bp: 99.5, ap: 100.5 },
      PLAIN: { bp: 99.99, ap: 100.01 },
    });
    const { body: order } = await client.order({ symbol: "WIDER", qty: "1" });
    await client.wait(1_000);
    expect((await client.read(order.id)).filled_avg_price).toBe("100.5");
  });

  it("is told in hundredths of a cent below a dollar, one at least", async ({ expect }) => {
    const market = new Map([
      ["SMALL", { ...still(0.5), spreadBasisPoints: 40 }],
      ["TINY", still(0.01)],
    ]);
    const client = openClient({ market });
    const { quotes } = (await client.get("/v2/stocks/quotes/latest?symbols=SMALL,TINY")).body;
    expect(quotes.SMALL).toMatchObject({ bp: 0.499, ap: 0.501 });
    expect(quotes.TINY.ap - quotes.TINY.bp).toBeCloseTo(0.0001, 9);
    const { body: order } = await client.order({ symbol: "SMALL", qty: "10" });
    await client.wait(1_000);
    expect((await client.read(order.id)).filled_avg_price).toBe("0.501");
  });
});
