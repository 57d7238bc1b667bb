import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import { booked, buy, script } from "../support/corporate-actions.ts";
import { restarted } from "../support/restart.ts";
import { MONDAY, moveTo } from "../support/sessions.ts";

const HOUR = 3_600_000;

describe("a split that is booked two hours after the open", () => {
  it("halves the price at once and doubles the shares only then", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "split", factor: 2, bookedAfter: 2 * HOUR });
    await moveTo(client.exchange, MONDAY, "11:29");
    expect(await client.positions()).toMatchObject([
      { qty: "10", current_price: "50", market_value: "500", avg_entry_price: "100.01" },
    ]);
    expect((await client.account()).equity).toBe("9499.9");
    expect(await booked(client, "SPLIT")).toEqual([]);
    await moveTo(client.exchange, MONDAY, "11:30");
    expect(await client.positions()).toMatchObject([
      { qty: "20", current_price: "50", market_value: "1000", avg_entry_price: "50.005" },
    ]);
    expect((await client.account()).equity).toBe("9999.9");
    expect(await booked(client, "SPLIT")).toMatchObject([
      { qty: "-10", activity_sub_type: "FSPLIT" },
      { qty: "20", activity_sub_type: "FSPLIT" },
    ]);
  });

  it("counts the shares held at the open, whatever was bought and sold since", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "split", factor: 2, bookedAfter: 2 * HOUR });
    await moveTo(client.exchange, MONDAY, "10:00");
    await client.order({ side: "sell", qty: "4" });
    await client.wait(1_000);
    await buy(client, "1");
    await moveTo(client.exchange, MONDAY, "11:30");
    expect(await client.positions()).toMatchObject([{ qty: "17" }]);
  });

  it("joins shares, and takes away all when more was sold than was really there", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "split", factor: 0.1, bookedAfter: 2 * HOUR });
    await moveTo(client.exchange, MONDAY, "10:00");
    expect(await client.positions()).toMatchObject([{ qty: "10", market_value: "10000" }]);
    await client.order({ side: "sell", qty: "2" });
    await moveTo(client.exchange, MONDAY, "11:30");
    expect(await client.positions()).toEqual([]);
  });

  it("is booked by an exchange that was restarted meanwhile", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "split", factor: 2, bookedAfter: 2 * HOUR, toldAfter: 3 * HOUR });
    await moveTo(client.exchange, MONDAY, "10:00");
    const later = restarted(client);
    await moveTo(later.exchange, MONDAY, "11:30");
    expect(await later.positions()).toMatchObject([{ qty: "20", avg_entry_price: "50.005" }]);
    expect(await booked(later, "SPLIT")).toEqual([]);
    await moveTo(later.exchange, MONDAY, "12:30");
    expect(await booked(later, "SPLIT")).toHaveLength(2);
    expect(await later.positions()).toMatchObject([{ qty: "20" }]);
  });
});

describe("a dividend", () => {
  it("is paid days after the shares were sold, for those held at the ex-date", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "dividend", cash: "1.5", bookedAfter: 48 * HOUR });
    await moveTo(client.exchange, MONDAY, "10:00");
    await client.order({ side: "sell", qty: "10" });
    await moveTo(client.exchange, "2026-11-25", "09:29");
    expect((await client.account()).cash).toBe("9999.8");
    await moveTo(client.exchange, "2026-11-25", "09:30");
    expect((await client.account()).cash).toBe("10014.8");
    expect(await booked(client, "DIV")).toMatchObject([
      { symbol: "CALM", qty: "10", per_share_amount: "1.5", net_amount: "15", date: "2026-11-25" },
    ]);
  });

  it("is told before its cash comes", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "dividend", cash: "1.5", toldAfter: 0, bookedAfter: HOUR });
    await moveTo(client.exchange, MONDAY, "10:00");
    expect(await booked(client, "DIV")).toMatchObject([{ net_amount: "15" }]);
    expect((await client.account()).cash).toBe("8999.9");
    await moveTo(client.exchange, MONDAY, "10:30");
    expect((await client.account()).cash).toBe("9014.9");
  });
});
