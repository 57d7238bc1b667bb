import { runInDurableObject } from "cloudflare:test";
import { describe, it, vi } from "vitest";
import { Account } from "../../../src/durable/account/account.ts";
import { accountObjectOf, killAccount } from "../support/account-object.ts";
import { rowsOf } from "../support/account-tables.ts";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay, tick } from "../support/trading-day.ts";

const DATE = "2026-08-21";
const POLL_MS = 5;
/** Much longer than the object lives: it is killed while it waits. */
const WITHHELD_MS = 60_000;

/** Never answers the next request for the quotes of KO; resolves when it has been sent. */
function withholdQuotes(): () => Promise<void> {
  const answerNormally = vi.mocked(globalThis.fetch).getMockImplementation();
  if (!answerNormally) throw new Error("the trading day must be open");
  const state = { asked: 0 };
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const isQuotes = pathname === "/v2/stocks/snapshots" && searchParams.get("symbols") === "KO";
    if (isQuotes && ++state.asked === 1) await scheduler.wait(WITHHELD_MS);
    return answerNormally(request);
  });
  return async () => {
    while (state.asked === 0) await scheduler.wait(POLL_MS);
  };
}

describe("a run that had planned to cross when its object died, and that goes on after the close", () => {
  it("crosses nothing any more: the prices of its plan are of yesterday", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(jumpingMarket({ KO: 80, SIGNAL: [90, 100] }, DATE));
    await activate(day.user, "leaving", switchTree("KO", "Empty"), 50);
    await activate(day.user, "entering", switchTree("Empty", "KO"), 50);
    await day.advanceTo("16:06");
    await passUntil(day, DATE, "15:44");
    for (const time of ["15:45", "15:50"]) {
      await passUntil(day, DATE, time);
      await tick();
    }
    const reached = withholdQuotes();
    const rest = passUntil(day, DATE, "15:55").then(() => tick());
    const dispatched = rest.then(() => passUntil(day, DATE, "15:55:10"));
    await reached();
    const object = await accountObjectOf(day.user);
    await runInDurableObject(object, (_object, state) => state.storage.sync());
    const outage = vi.spyOn(Account.prototype, "work").mockRejectedValue(new Error("nobody can start it"));
    await killAccount(day.user);
    await dispatched;
    await passUntil(day, "2026-08-24", "10:00");
    outage.mockRestore();
    expect(await rowsOf(day.user, "runs")).toMatchObject([{}, { slot: `${DATE}/close`, state: "planned" }]);
    await (await accountObjectOf(day.user)).ensureArmed();
    await passUntil(day, "2026-08-24", "10:20");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: `${DATE}/close`, state: "reported" });
    expect(sharesOf(status, "entering")).toEqual({});
    await expectSoundBooks(expect, day);
  });
});
