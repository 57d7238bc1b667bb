import { describe, it, vi } from "vitest";
import type { Status } from "../../../src/contract/status.ts";
import { killAccount } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const POLL_MS = 5;
/** Much longer than the object lives: it is killed while it waits. */
const WITHHELD_MS = 60_000;

interface Interception {
  /** Client order ids in the order of their POSTs. */
  readonly posts: string[];
  /** Resolves when the n-th POST has had its effect at the broker, and its answer is withheld. */
  readonly reached: () => Promise<void>;
}

/** Lets every POST of an order through, but never answers the n-th. */
function withholdAnswer(nth: number): Interception {
  const answerNormally = vi.mocked(globalThis.fetch).getMockImplementation();
  if (!answerNormally) throw new Error("the trading day must be open");
  const posts: string[] = [];
  const state = { reached: false };
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const isOrder = request.method === "POST" && new URL(request.url).pathname === "/v2/orders";
    if (!isOrder) return answerNormally(request);
    const { client_order_id: id } = await request.clone().json<{ client_order_id: string }>();
    const answer = await answerNormally(request);
    posts.push(id);
    if (posts.length !== nth) return answer;
    state.reached = true;
    await scheduler.wait(WITHHELD_MS);
    return answer;
  });
  return {
    posts,
    reached: async () => {
      while (!state.reached) await scheduler.wait(POLL_MS);
    },
  };
}

async function sixtyForty(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  return day;
}

async function statusAfter(day: TradingDay): Promise<Status> {
  return (await day.user.get<Status>("/api/live/status")).body;
}

describe("an account object that dies between an order's POST and its answer", () => {
  for (const nth of [1, 2]) {
    it(`sends no second order when it died at order ${nth}`, async ({ expect }) => {
      const day = await sixtyForty();
      const { posts, reached } = withholdAnswer(nth);
      const rest = day.advanceTo("16:06");
      await reached();
      await killAccount(day.user);
      await rest;

      expect(posts.length).toBeGreaterThanOrEqual(2);
      expect(new Set(posts).size).toBe(posts.length);
      const status = await statusAfter(day);
      expect(status.lastRun).toMatchObject({ state: "reported", outcome: "completed" });
      // 60 % and 40 % of $99,750, which is what the cash buffer of 25 basis points leaves to invest.
      expect(status.strategies[0]?.ledger.positions).toEqual({ SPY: "99.75", TLT: "498.75" });
      expect(status.account).toMatchObject({ cash: status.strategies[0]?.ledger.cash, unassigned: [] });
    });
  }
});
