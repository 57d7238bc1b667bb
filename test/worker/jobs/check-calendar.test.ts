import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { allControls } from "../../../src/platform/addresses.ts";
import { newYorkInstant, newYorkTime, newYorkTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { nextSession, sessionOn, sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import { checkCalendar } from "../../../src/ops/jobs/check-calendar.ts";
import { statusOf } from "../support/books.ts";
import { jobsSoFar, tickAt } from "../support/jobs.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const MONDAY = "2026-11-23";
const KEYED = { ...env, ALPACA_DATA_KEY_ID: "PKTEST", ALPACA_DATA_SECRET: "secret" };

const published = sessionsBetween(MONDAY, "2026-12-31").map(({ date, open, close }) => ({
  date,
  open: newYorkTime(open),
  close: newYorkTime(close),
}));

/** Alpaca's clock on that Monday at 15:45, as it agrees with the rules. */
const clock = {
  timestamp: newYorkTimestamp(newYorkInstant(MONDAY, "15:45")),
  is_open: true,
  next_open: newYorkTimestamp(nextSession(MONDAY).open),
  next_close: newYorkTimestamp(sessionOn(MONDAY)!.close),
};

/** Checks the calendar on Monday at 15:45 against a broker that answers so; what was alerted. */
async function check(calendar: unknown, clockAnswer: unknown = clock): Promise<string[]> {
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const { pathname } = new URL(new Request(input, init).url);
    const answer = pathname === "/v2/calendar" ? calendar : clockAnswer;
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  });
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  log.mockClear();
  await checkCalendar({ env: KEYED, clock: { now: () => newYorkInstant(MONDAY, "15:45") } });
  return log.mock.calls.map(([entry]) => entry.event);
}

const known = () => Promise.all(allControls(env).map((control) => control.sessionOverrides()));
const everywhere = (overrides: object) => allControls(env).map(() => overrides);

describe("a calendar that is checked", () => {
  it("and agrees changes nothing", async ({ expect }) => {
    expect(await check(published)).toEqual([]);
    expect(await known()).toEqual(everywhere({}));
  });

  it("and has no session tomorrow is believed by every control object, with an alert", async ({ expect }) => {
    const closed = published.filter(({ date }) => date !== "2026-11-24");
    expect(await check(closed)).toEqual(["calendar_disagrees"]);
    expect(await known()).toEqual(everywhere({ "2026-11-24": null }));
    expect(await check(closed)).toEqual([]);
  });

  it("and takes a closure back is believed again", async ({ expect }) => {
    await check(published.filter(({ date }) => date !== "2026-11-24"));
    expect(await check(published)).toEqual(["calendar_disagrees"]);
    expect(await known()).toEqual(everywhere({}));
  });

  it.for([
    ["has no session at all", [], "calendar_implausible"],
    ["closes before it opens", [{ date: MONDAY, open: "16:00", close: "09:30" }], "calendar_implausible"],
    ["does not answer", new Response("down", { status: 503 }), "calendar_unanswered"],
    ["is something else", { message: "hello" }, "calendar_unanswered"],
  ] as const)("and %s is an alert and changes nothing", async ([, calendar, event], { expect }) => {
    expect(await check(calendar)).toEqual([event]);
    expect(await known()).toEqual(everywhere({}));
  });

  it("is not checked without a key, and says so", async ({ expect }) => {
    const requests = vi.spyOn(globalThis, "fetch");
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    await checkCalendar({ env, clock: { now: () => newYorkInstant(MONDAY, "15:45") } });
    expect(requests).not.toHaveBeenCalled();
    expect(log.mock.calls.flat()).toMatchObject([{ event: "calendar_not_checked" }]);
  });
});

describe("a market's clock", () => {
  it("that says the market is shut closes the day", async ({ expect }) => {
    expect(await check(published, { ...clock, is_open: false })).toEqual(["calendar_disagrees"]);
    expect(await known()).toEqual(everywhere({ [MONDAY]: null }));
  });

  it("that is hours off is an alert and changes nothing", async ({ expect }) => {
    const timestamp = newYorkTimestamp(newYorkInstant(MONDAY, "12:00"));
    expect(await check(published, { ...clock, timestamp })).toEqual(["market_clock_implausible"]);
    expect(await known()).toEqual(everywhere({}));
  });
});

describe("what the broker knows better", () => {
  const note = (
    overrides: Parameters<ReturnType<typeof allControls>[0]["noteSessions"]>[0]["overrides"],
    from: string,
  ) =>
    Promise.all(
      allControls(env).map((control) =>
        control.noteSessions({ from, to: "2026-12-31", overrides, source: "a test", now: 0 }),
      ),
    );

  it("moves the jobs of a day, and does without those of a closed one", async ({ expect }) => {
    await note({ "2026-11-24": null, "2026-11-25": { open: "09:30", close: "14:00" } }, MONDAY);
    await tickAt("2026-11-24", "15:55");
    expect(await jobsSoFar()).toEqual({});
    await tickAt("2026-11-25", "13:55");
    expect(await jobsSoFar()).toMatchObject({ "2026-11-25/close dispatch": "done" });
  });

  it("moves an account's own wake, too", async ({ expect }) => {
    await note({ "2026-08-20": { open: "09:30", close: "15:00" }, "2026-08-21": null }, "2026-08-20");
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "14:44" });
    await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
    expect((await statusOf(day.user)).market.nextSlot).toMatchObject({
      dispatchAt: "2026-08-20T18:55:00.000Z",
      closesAt: "2026-08-20T19:00:00.000Z",
      earlyClose: true,
    });
    await day.exchange.clock.advanceTo(newYorkInstant("2026-08-20", "15:06"));
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: "2026-08-20/close", outcome: "completed" });
    expect(status.market.nextSlot.slot).toBe("2026-08-24/close");
  });
});
