import { describe, it } from "vitest";
import type { ExecutionInputs } from "../../../src/contract/execution-inputs.ts";
import type { ExecutionPayload } from "../../../src/contract/execution-payload.ts";
import { replay } from "../../../src/durable/account/history/replay.ts";
import { MAX_ROW_BYTES } from "../../../src/platform/row-size.ts";
import { historyOf } from "../support/books.ts";
import { holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { largestRowsOfAccount, largestRowsOfD1 } from "./support/every-row.ts";
import { calledBlocksTree } from "./support/large-tree.ts";

describe("a strategy whose trace has megabytes", () => {
  it("trades its day, and none of what is kept of it is too large a row", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 612.37, TLT: 80.13 }));
    await activate(day.user, "large", calledBlocksTree(1600, 24));
    await day.advanceTo("16:06");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);

    const [row] = await historyOf(day.user, "large");
    expect(row).toMatchObject({ outcome: "completed" });
    const { body } = await day.user.get<{ payload: ExecutionPayload }>(`/api/live/history/${row!.id}`);
    const { trace } = body.payload.decision!;
    expect(trace).toHaveLength(3201);
    expect(JSON.stringify(trace).length).toBeGreaterThan(3_000_000);

    const rows = [...(await largestRowsOfAccount(day.user)), ...(await largestRowsOfD1())];
    expect(rows.map(({ table }) => table)).toEqual(
      expect.arrayContaining(["decisions", "execution_history"]),
    );
    expect(rows.filter(({ bytes }) => bytes > MAX_ROW_BYTES)).toEqual([]);

    const inputs = (await day.user.get<ExecutionInputs>(`/api/live/history/${row!.id}/inputs`)).body;
    const compared = await replay(inputs, async (symbol) =>
      (await day.user.fetch(`/api/market/bars?ticker=${symbol}`)).arrayBuffer(),
    );
    expect(compared.map(({ what, result }) => [what, result])).toEqual([
      ["plan", "equal"],
      ["prices", "equal"],
      ["large", "equal"],
    ]);
  });
});
