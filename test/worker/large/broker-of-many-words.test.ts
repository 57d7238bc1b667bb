import { describe, it } from "vitest";
import { MAX_ROW_BYTES } from "../../../src/platform/row-size.ts";
import { newestRecord } from "../support/books.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { largestRowsOfAccount, largestRowsOfD1 } from "./support/every-row.ts";

describe("a broker that refuses an order with megabytes of words", () => {
  it("is told with the first of them, and no row is too large", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const body = { code: 40_310_000, message: `insufficient buying power${" and so on".repeat(250_000)}` };
    const match = { method: "POST", pathPrefix: "/v2/orders" };
    await orderFault(day.exchange, { match, action: "status", status: 403, body, times: "always" });
    await day.advanceTo("16:06");
    const { outcome, errorMessage } = await newestRecord(day.user, "SPY");
    expect(outcome).toBe("failed");
    expect(errorMessage).toMatch(/^SPY: insufficient buying power and so on/);
    const rows = [...(await largestRowsOfAccount(day.user)), ...(await largestRowsOfD1())];
    expect(rows.filter(({ bytes }) => bytes > MAX_ROW_BYTES)).toEqual([]);
    expect(rows.find(({ table }) => table === "orders")?.bytes).toBeLessThan(10_000);
  });
});
