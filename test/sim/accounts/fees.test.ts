import { describe, it } from "vitest";
import { rateOn, SECTION_31, TRADING_ACTIVITY } from "../../../sim/exchange/accounts/fees/fee-rates.ts";
import { Client, FRIDAY, admin, openClient, openExchange } from "../support/client.ts";
import type { Answer } from "../support/client.ts";
import { restarted } from "../support/restart.ts";
import { MONDAY, moveTo } from "../support/sessions.ts";

async function tradedShares(client: Client, ...quantities: readonly string[]): Promise<void> {
  for (const qty of quantities) {
    await client.order({ qty });
    await client.wait(1_000);
    await client.order({ qty, side: "sell" });
    await client.wait(1_000);
  }
}

/** After eight in the evening of New York: past midnight in UTC. */
const EVENING = /^2026-11-21T01:(0[6-9]|1[0-7]):\d\dZ$/;

/** What was charged, by kind. */
async function feesOf(client: Client): Promise<Record<string, unknown>> {
  const { body } = await client.get("/v2/account/activities/FEE");
  const rows: Record<string, string>[] = body;
  return Object.fromEntries(
    rows.map(({ activity_sub_type: kind = "", net_amount, date, created_at }) => [
      kind,
      { net_amount, date, created_at },
    ]),
  );
}

describe("regulatory fees", () => {
  it("gather over the day's sales and are taken after eight in the evening, each kind rounded up to a cent", async ({
    expect,
  }) => {
    const client = openClient({ fees: true });
    await tradedShares(client, "10", "20");
    // 30 shares sold at 99.99: 2999.70 * 20.60 / 1,000,000 = 0.0618; 30 * 0.000195 = 0.00585; 30 * 0.000003.
    expect(await client.account()).toMatchObject({
      cash: "9999.4",
      accrued_fees: "0.09",
      pending_reg_taf_fees: "0.08",
    });
    await moveTo(client.exchange, FRIDAY, "20:06");
    expect(await client.account()).toMatchObject({ cash: "9999.4", accrued_fees: "0.09" });
    expect(await feesOf(client)).toEqual({});
    await moveTo(client.exchange, FRIDAY, "20:17");
    expect(await client.account()).toMatchObject({
      cash: "9999.31",
      equity: "9999.31",
      accrued_fees: "0",
      pending_reg_taf_fees: "0",
    });
    expect(await feesOf(client)).toEqual({
      REG: { net_amount: "-0.07", date: FRIDAY, created_at: expect.stringMatching(EVENING) },
      TAF: { net_amount: "-0.01", date: FRIDAY, created_at: expect.stringMatching(EVENING) },
      CAT: { net_amount: "-0.01", date: FRIDAY, created_at: expect.stringMatching(EVENING) },
    });
    await moveTo(client.exchange, MONDAY, "20:30");
    expect(Object.keys(await feesOf(client))).toHaveLength(3);
    expect((await client.account()).cash).toBe("9999.31");
  });

  it("are not in the worth of the day's close, which is before them", async ({ expect }) => {
    const client = openClient({ fees: true });
    await tradedShares(client, "10", "20");
    await moveTo(client.exchange, MONDAY, "10:00");
    expect(await client.account()).toMatchObject({ last_equity: "9999.4", equity: "9999.31" });
  });

  it("come at another time each evening, and once, also after a restart in between", async ({ expect }) => {
    const client = openClient({ fees: true });
    await tradedShares(client, "10");
    await moveTo(client.exchange, FRIDAY, "20:05");
    const later = restarted(client, { fees: true });
    await moveTo(later.exchange, MONDAY, "15:45");
    await tradedShares(later, "10");
    await moveTo(later.exchange, MONDAY, "21:00");
    const { body: rows } = await later.get("/v2/account/activities/FEE");
    expect(rows).toHaveLength(6);
    const times = new Set(rows.map((row: Answer["body"]) => row.created_at.slice(11)));
    expect(times.size).toBe(2);
  });

  it("are none unless the exchange or the account has them", async ({ expect }) => {
    const client = openClient();
    await tradedShares(client, "10");
    await moveTo(client.exchange, FRIDAY, "20:30");
    expect(await feesOf(client)).toEqual({});

    const exchange = openExchange();
    const charged = new Client(exchange, exchange.addAccount({ cash: "10000", fees: true }));
    await tradedShares(charged, "10");
    await moveTo(exchange, FRIDAY, "20:30");
    expect(Object.keys(await feesOf(charged)).toSorted()).toEqual(["CAT", "REG", "TAF"]);
  });

  it("can be switched on by the operator, for sales from then on", async ({ expect }) => {
    const client = openClient();
    await tradedShares(client, "50");
    await admin(client.exchange, "PATCH", `/accounts/${client.keys.accountId}`, { fees: true });
    expect((await client.account()).accrued_fees).toBe("0");
    await tradedShares(client, "1");
    expect((await client.account()).accrued_fees).toBe("0.03");
  });

  it("take no more than the cap of the trading activity fee from one execution", async ({ expect }) => {
    const exchange = openExchange({ fees: true });
    const client = new Client(exchange, exchange.addAccount({ cash: "100000" }));
    for (const side of ["buy", "sell"]) {
      await client.order({ symbol: "PENNY", qty: "60000", side });
      await client.wait(1_000);
    }
    await moveTo(exchange, FRIDAY, "20:30");
    // 60,000 * 0.000195 would be 11.70.
    expect(await feesOf(client)).toMatchObject({ TAF: { net_amount: "-9.79" } });
  });

  it("follow the rate of the date of the sale", ({ expect }) => {
    expect(rateOn(SECTION_31, "2026-04-03")).toBe("0");
    expect(rateOn(SECTION_31, "2026-04-04")).toBe("20.60");
    expect(rateOn(TRADING_ACTIVITY, "2026-11-20")).toEqual({ perShare: "0.000195", most: "9.79" });
    expect(rateOn(SECTION_31, "1999-01-04")).toBe("8.00");
  });
});
