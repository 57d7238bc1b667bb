import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";

describe("the broker's clock", () => {
  it("speaks New York's time", async ({ expect }) => {
    expect((await openClient().get("/v2/clock")).body).toEqual({
      timestamp: "2026-11-20T15:45:00-05:00",
      is_open: true,
      next_open: "2026-11-23T09:30:00-05:00",
      next_close: "2026-11-20T16:00:00-05:00",
    });
    expect((await openClient({ time: "16:00" }).get("/v2/clock")).body).toMatchObject({
      is_open: false,
      next_open: "2026-11-23T09:30:00-05:00",
      next_close: "2026-11-23T16:00:00-05:00",
    });
  });
});

describe("the broker's calendar", () => {
  it("leaves closed days out and knows the short one after Thanksgiving", async ({ expect }) => {
    const { body } = await openClient().get("/v2/calendar?start=2026-11-25&end=2026-11-29");
    expect(body).toEqual([
      {
        date: "2026-11-25",
        open: "09:30",
        close: "16:00",
        session_open: "0400",
        session_close: "2000",
        settlement_date: "2026-11-27",
      },
      {
        date: "2026-11-27",
        open: "09:30",
        close: "13:00",
        session_open: "0400",
        session_close: "1700",
        settlement_date: "2026-11-30",
      },
    ]);
  });
});

describe("the broker's assets", () => {
  it("say what can be traded and how", async ({ expect }) => {
    const client = openClient({ assets: { notFractionable: ["DEAR"], notTradable: ["PENNY"] } });
    const { body } = await client.get("/v2/assets?status=active");
    expect(
      body.map((asset: Record<string, unknown>) => [
        asset["symbol"],
        asset["tradable"],
        asset["fractionable"],
      ]),
    ).toEqual([
      ["BRK.B", true, true],
      ["CALM", true, true],
      ["DEAR", true, false],
      ["PENNY", false, true],
    ]);
    expect((await client.get("/v2/assets/BRK.B")).body).toEqual(body[0]);
    expect((await client.get(`/v2/assets/${body[1].id}`)).body).toEqual(body[1]);
    expect(await client.get("/v2/assets/BLAH")).toMatchObject({
      status: 404,
      body: { code: 40410000, message: "asset not found for BLAH" },
    });
  });
});
