import { describe, it } from "vitest";
import { FRIDAY, admin, openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";
import { script } from "../support/corporate-actions.ts";
import { MONDAY, TUESDAY, moveTo } from "../support/sessions.ts";

async function refusal(client: Client, action: Record<string, unknown>): Promise<string> {
  const { status, body } = await script(client, action);
  return `${status} ${body.message}`;
}

describe("the operator's list of corporate actions", () => {
  it("shows what is scripted, by date, and what has happened", async ({ expect }) => {
    const client = openClient();
    await script(client, { type: "split", factor: 2, date: TUESDAY });
    await script(client, { type: "dividend", symbol: "DEAR", cash: 1.5 });
    await moveTo(client.exchange, MONDAY, "12:00");
    expect((await admin(client.exchange, "GET", "/corporate-actions")).body).toEqual([
      { type: "dividend", symbol: "DEAR", date: MONDAY, cash: "1.5", done: true },
      { type: "split", symbol: "CALM", date: TUESDAY, factor: 2, done: false },
    ]);
  });

  it("takes only sessions that have not begun", async ({ expect }) => {
    const client = openClient();
    const split = { type: "split", factor: 2 };
    expect(await refusal(client, { ...split, date: FRIDAY })).toBe(
      "422 date: the session of 2026-11-20 has begun, choose a later one",
    );
    expect(await refusal(client, { ...split, date: "2026-11-21" })).toBe(
      "422 date: the market is closed on 2026-11-21",
    );
    expect(await refusal(client, { ...split, date: "soon" })).toBe("422 date: is not a date YYYY-MM-DD");
    expect(await refusal(client, { ...split, date: "2027-03-01" })).toBe(
      "422 date: the data has no day of CALM on 2027-03-01",
    );
    await moveTo(client.exchange, MONDAY, "09:29");
    expect((await script(client, split)).status).toBe(200);
  });

  it("takes only what makes sense", async ({ expect }) => {
    const client = openClient();
    expect(await refusal(client, { type: "split", symbol: "NONE", factor: 2 })).toBe(
      "422 symbol: NONE is not listed",
    );
    expect(await refusal(client, { type: "split", factor: 1 })).toBe("422 factor: must not be 1");
    expect(await refusal(client, { type: "dividend", cash: "0" })).toBe("422 cash: must be above zero");
    expect(await refusal(client, { type: "dividend", cash: "100" })).toBe(
      "422 cash: a dividend must be smaller than the price of CALM, 100",
    );
    expect(await refusal(client, { type: "symbol-change", newSymbol: "DEAR" })).toBe(
      "422 newSymbol: DEAR is or was another security",
    );
    expect(await refusal(client, { type: "symbol-change", newSymbol: "calm" })).toBe(
      "422 newSymbol: calm is not a symbol like ABC or BRK.B",
    );
    expect((await script(client, { type: "merger" })).status).toBe(422);
  });

  it("takes no split that leaves a price of nothing, or less than a dividend to come", async ({ expect }) => {
    const client = openClient();
    expect((await script(client, { type: "split", symbol: "PENNY", factor: 5_000 })).status).toBe(200);
    expect(await refusal(client, { type: "split", symbol: "PENNY", factor: 2, date: TUESDAY })).toBe(
      "422 factor: it would bring PENNY below 0.0001 dollars",
    );
    await script(client, { type: "dividend", cash: "50", date: TUESDAY });
    expect(await refusal(client, { type: "split", factor: 2 })).toBe(
      `422 factor: the dividend of CALM on ${TUESDAY} would be more than its price`,
    );
    expect((await script(client, { type: "split", factor: 1.5 })).status).toBe(200);
  });

  it("ends a symbol once, as the last of its actions", async ({ expect }) => {
    const client = openClient();
    await script(client, { type: "split", factor: 2, date: TUESDAY });
    expect(await refusal(client, { type: "dividend", cash: "1", date: TUESDAY })).toBe(
      "422 date: there is a split of CALM on 2026-11-24 already",
    );
    expect(await refusal(client, { type: "delisting" })).toBe(
      "422 date: the split of CALM on 2026-11-24 would come after its end",
    );
    await script(client, { type: "delisting", date: "2026-11-25" });
    expect(await refusal(client, { type: "dividend", cash: "1" })).toBe(
      "422 symbol: CALM ends with the delisting of 2026-11-25",
    );
  });
});
