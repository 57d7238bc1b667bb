import { describe, type ExpectStatic, it } from "vitest";
import type { ExecutionInputs } from "../../../src/contract/execution-inputs.ts";
import type { ExecutionPayload } from "../../../src/contract/execution-payload.ts";
import type { Preview } from "../../../src/contract/runs.ts";
import { replay } from "../../../src/durable/account/history/replay.ts";
import { MAX_ROW_BYTES } from "../../../src/platform/row-size.ts";
import { expectSoundBooks, historyOf, newestRecord } from "../support/books.ts";
import { holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { largestRowsOfAccount, largestRowsOfD1 } from "./support/every-row.ts";
import { blocksTree, calledBlocksTree } from "./support/large-tree.ts";

const openDay = (options: Parameters<typeof openTradingDay>[2] = {}) =>
  openTradingDay(quietMarket({ SPY: 612.37, TLT: 80.13 }), "2026-08-20", options);

/** Expects that no row of the account's object or of D1 is larger than a row may be; of all of their tables. */
async function expectSmallRows(expect: ExpectStatic, { user }: TradingDay): Promise<void> {
  const rows = [...(await largestRowsOfAccount(user)), ...(await largestRowsOfD1())];
  expect(rows.map(({ table }) => table)).toEqual(
    expect.arrayContaining(["decisions", "runs", "previews", "bot_versions", "execution_history"]),
  );
  expect(rows.filter(({ bytes }) => bytes > MAX_ROW_BYTES)).toEqual([]);
}

/** The newest execution of a strategy: its trace, and what came of making everything of its run again. */
async function shownAndReplayed({ user }: TradingDay, name: string) {
  const [row] = await historyOf(user, name);
  const path = `/api/live/history/${row!.id}`;
  const { payload } = (await user.get<{ payload: ExecutionPayload }>(path)).body;
  const inputs = (await user.get<ExecutionInputs>(`${path}/inputs`)).body;
  const compared = await replay(inputs, async (symbol) =>
    (await user.fetch(`/api/market/bars?ticker=${symbol}`)).arrayBuffer(),
  );
  return {
    trace: payload.decision!.trace!,
    compared: compared.map(({ what, result }) => ({ what, result })),
  };
}

const allEqual = (...names: string[]) => names.map((what) => ({ what, result: "equal" }));

describe("a strategy whose trace has megabytes", () => {
  it("trades its day, is shown and made again, and none of what is kept of it is too large a row", async ({
    expect,
  }) => {
    const day = await openDay();
    await activate(day.user, "large", calledBlocksTree(1600, 24));
    await day.advanceTo("16:06");
    expect(await newestRecord(day.user, "large")).toMatchObject({ outcome: "completed" });
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);
    await expectSoundBooks(expect, day);
    const { trace, compared } = await shownAndReplayed(day, "large");
    expect(trace).toHaveLength(3201);
    expect(JSON.stringify(trace).length).toBeGreaterThan(3_000_000);
    expect(compared).toEqual(allEqual("plan", "prices", "large"));
    await expectSmallRows(expect, day);
  });

  it("of whose tree a row has barely room is previewed and run by hand, and small in every row", async ({
    expect,
  }) => {
    const day = await openDay({ startsAt: "11:00" });
    await activate(day.user, "written out", blocksTree(750, 24));
    const { planHash } = (await day.user.post<Preview>("/api/live/preview", { kind: "rebalance" })).body;
    expect((await day.user.post("/api/live/run-now", { planHash })).status).toBe(200);
    await day.advanceTo("11:10");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);
    const { trace, compared } = await shownAndReplayed(day, "written out");
    expect(JSON.stringify(trace).length).toBeGreaterThan(MAX_ROW_BYTES);
    expect(compared).toEqual(allEqual("plan", "prices", "written out"));
    await expectSmallRows(expect, day);
  });

  it("is shown with the beginning of its trace where others have taken the room, and made again so", async ({
    expect,
  }) => {
    const day = await openDay();
    for (const name of ["a", "b", "c"]) await activate(day.user, name, calledBlocksTree(1600, 24), 30);
    await day.advanceTo("16:06");
    const { trace, compared } = await shownAndReplayed(day, "c");
    expect(trace.length).toBeGreaterThan(500);
    expect(trace.length).toBeLessThan(3201);
    expect(trace.at(-1)).toEqual({
      leftOut: 3202 - trace.length,
      message: `${3202 - trace.length} more nodes were looked at; the trace is too long to be kept whole`,
    });
    expect(compared).toHaveLength(5);
    expect(compared).toEqual(expect.arrayContaining(allEqual("plan", "prices", "a", "b", "c")));
    await expectSmallRows(expect, day);
  });
});
