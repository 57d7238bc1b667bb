import { describe, it } from "vitest";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { admin, FRIDAY, openClient } from "../../support/client.ts";
import { row } from "../../support/market.ts";

const MONDAY = "2026-11-23";
const SHORT_FRIDAY = "2026-11-27";
const days = [
  row("2026-11-19", 100),
  row(FRIDAY, 104, { open: 102, high: 106, low: 101 }),
  row(MONDAY, 98, { open: 97, high: 99, low: 96 }),
  row("2026-11-25", 99),
  row(SHORT_FRIDAY, 101, { open: 100, high: 102, low: 99 }),
];
const market = new Map([["DAYS", { name: "Days", rows: days }]]);

/** A client at midnight before the Friday, and a way to move on to times of a day. */
function openAt(date = FRIDAY) {
  const client = openClient({ market, time: "00:00" });
  const at = (time: string, day = date) => client.exchange.clock.advanceTo(newYorkInstant(day, time));
  return { client, at };
}

describe("an order on the close", () => {
  it("fills at the official close, at the close", async ({ expect }) => {
    const { client, at } = openAt();
    await at("15:40");
    const { body } = await client.order({ symbol: "DAYS", qty: "10", time_in_force: "cls" });
    await at("15:59:59");
    expect(await client.read(body.id)).toMatchObject({ status: "new", filled_qty: "0" });
    await at("16:00");
    expect(await client.read(body.id)).toMatchObject({
      status: "filled",
      filled_avg_price: "104",
      filled_at: "2026-11-20T21:00:00Z",
    });
  });

  it("expires when its limit is not met there", async ({ expect }) => {
    const { client, at } = openAt();
    await at("15:40");
    const limit = { symbol: "DAYS", qty: "10", time_in_force: "cls", type: "limit", limit_price: "103.99" };
    const { body } = await client.order(limit);
    await at("16:01");
    expect(await client.read(body.id)).toMatchObject({ status: "expired", filled_qty: "0" });
  });

  it("expires when its symbol is halted", async ({ expect }) => {
    const { client, at } = openAt();
    await at("15:40");
    const { body } = await client.order({ symbol: "DAYS", qty: "10", time_in_force: "cls" });
    await admin(client.exchange, "POST", "/halts", { symbol: "DAYS", halted: true });
    await at("16:01");
    expect(await client.read(body.id)).toMatchObject({ status: "expired" });
  });

  it("is refused from ten minutes before the close until seven in the evening", async ({ expect }) => {
    const { client, at } = openAt();
    const order = { symbol: "DAYS", qty: "1", time_in_force: "cls" };
    await at("15:49:59");
    expect((await client.order(order)).status).toBe(200);
    await at("15:50");
    const late = await client.order(order);
    expect(late).toMatchObject({ status: 422, body: { code: 42210000 } });
    expect(late.body.message).toContain("cls orders are accepted from 7:00pm");
    await at("18:59");
    expect((await client.order(order)).status).toBe(422);
    await at("19:00");
    expect((await client.order(order)).body).toMatchObject({
      status: "accepted",
      expires_at: "2026-11-23T21:00:00Z",
    });
  });

  it("is refused from 12:50 on a day that ends at 13:00", async ({ expect }) => {
    const { client, at } = openAt(SHORT_FRIDAY);
    const order = { symbol: "DAYS", qty: "1", time_in_force: "cls" };
    await at("12:49");
    const { body } = await client.order(order);
    await at("12:50");
    expect((await client.order(order)).status).toBe(422);
    await at("13:00");
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_avg_price: "101" });
  });
});

describe("an order on the open", () => {
  it("fills at the official open", async ({ expect }) => {
    const { client, at } = openAt();
    await at("09:27");
    const { body } = await client.order({ symbol: "DAYS", qty: "10", time_in_force: "opg" });
    expect(body.status).toBe("accepted");
    await at("09:30");
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_avg_price: "102" });
  });

  it("is refused from 9:28 until seven in the evening, and then stands for the next open", async ({
    expect,
  }) => {
    const { client, at } = openAt();
    const order = { symbol: "DAYS", qty: "1", time_in_force: "opg" };
    await at("09:28");
    expect(await client.order(order)).toMatchObject({ status: 422, body: { code: 42210000 } });
    await at("19:30");
    const { body } = await client.order(order);
    await at("09:30", MONDAY);
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_avg_price: "97" });
  });

  it("expires right after the open when its limit is not met", async ({ expect }) => {
    const { client, at } = openAt();
    await at("09:00");
    const limit = { symbol: "DAYS", qty: "10", time_in_force: "opg", type: "limit", limit_price: "101" };
    const { body } = await client.order(limit);
    await at("09:31");
    expect(await client.read(body.id)).toMatchObject({ status: "expired", filled_qty: "0" });
    expect((await client.account()).buying_power).toBe("10000");
  });
});
