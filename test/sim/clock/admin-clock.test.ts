import { describe, it } from "vitest";
import { admin, openExchange } from "../support/client.ts";
import { HandTime } from "../support/hand-time.ts";

describe("the administrator's clock", () => {
  it("tells the time and the market's hours", async ({ expect }) => {
    expect((await admin(openExchange(), "GET", "/clock")).body).toEqual({
      now: "2026-11-20T20:45:00.000Z",
      speed: 0,
      isOpen: true,
      nextOpen: "2026-11-23T14:30:00.000Z",
      nextClose: "2026-11-20T21:00:00.000Z",
    });
  });

  it("can be moved on over a weekend and set running", async ({ expect }) => {
    const time = new HandTime();
    const exchange = openExchange({ realTime: time });
    const { body } = await admin(exchange, "POST", "/clock", { to: "2026-11-23T09:30:00-05:00", speed: 10 });
    expect(body).toMatchObject({ now: "2026-11-23T14:30:00.000Z", speed: 10, isOpen: true });
    time.pass(1_000);
    expect((await admin(exchange, "GET", "/clock")).body.now).toBe("2026-11-23T14:30:10.000Z");
  });

  it("jumps to the next close and to the next open by name", async ({ expect }) => {
    const exchange = openExchange();
    const closed = await admin(exchange, "POST", "/clock", { to: "next-close" });
    expect(closed.body).toMatchObject({ now: "2026-11-20T21:00:00.000Z", isOpen: false });
    const open = await admin(exchange, "POST", "/clock", { to: "next-open" });
    expect(open.body).toMatchObject({ now: "2026-11-23T14:30:00.000Z", isOpen: true });
    expect((await admin(exchange, "POST", "/clock", { to: "tomorrow" })).status).toBe(422);
  });

  it("cannot be moved back", async ({ expect }) => {
    const answer = await admin(openExchange(), "POST", "/clock", { to: "2026-11-20T20:44:59Z" });
    expect(answer.status).toBe(422);
    expect(answer.body.message).toContain("cannot go back");
  });
});
