/** `/api/live/history`: what each strategy did in each slot. */
import { createRoute, z } from "@hono/zod-openapi";
import { openD1 } from "../db/database.ts";
import {
  readExecution,
  readPriceSources,
  readTrades,
  type StoredExecutedTrade,
  type StoredPlannedTrade,
} from "../db/execution-columns.ts";
import { findExecution, listExecutions, type NamedExecution } from "../db/queries/execution-history.ts";
import { accountOf } from "../platform/addresses.ts";
import { executionInputsSchema } from "../contract/execution-inputs.ts";
import {
  executionSchema,
  type ExecutedTrade,
  type HistoryRecord,
  type HistoryRow,
  historyPageSchema,
  historyQuerySchema,
  type PlannedTrade,
} from "../contract/history.ts";
import { outcomeSchema } from "../contract/status.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const list = createRoute({
  method: "get",
  path: "/",
  summary: "Executions, newest first",
  request: { query: historyQuerySchema },
  responses: {
    200: { description: "A page", content: json(historyPageSchema) },
    400: refusalResponse("The input is invalid"),
  },
});

const read = createRoute({
  method: "get",
  path: "/{id}",
  summary: "One execution, whole: its record, and what the account knows of it besides",
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: "The execution", content: json(executionSchema) },
    404: refusalResponse("There is no such execution"),
  },
});

const readInputs = createRoute({
  method: "get",
  path: "/{id}/inputs",
  summary: "Everything that the run of an execution decided on",
  description:
    "The texts as they are stored, so that the plan and the decisions can be made again and compared; `npm run replay` does.",
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: "The inputs", content: json(executionInputsSchema) },
    404: refusalResponse("There is no such execution, or the account has nothing of it any more"),
  },
});

function presentPlanned({ symbol, qty, limitPrice, reason }: StoredPlannedTrade): PlannedTrade {
  return { symbol, quantity: qty, limitPrice, reason };
}

function presentExecuted(trade: StoredExecutedTrade): ExecutedTrade {
  const { symbol, qty, filledQty, filledAvgPrice, status, orderId, clientOrderIds } = trade;
  const { arrivalPrice, slippage } = trade;
  return {
    symbol,
    quantity: qty,
    filledQuantity: filledQty,
    filledAveragePrice: filledAvgPrice,
    status,
    orderId,
    clientOrderIds: [...clientOrderIds],
    arrivalPrice,
    slippage,
  };
}

/** The trades of a row, and what they cost. */
function trades({
  execution: { tradesJson, executionJson },
}: NamedExecution): Pick<HistoryRecord, "planned" | "executed" | "slippage"> {
  const planned = readTrades(tradesJson);
  const executed = readExecution(executionJson);
  return {
    planned: { sells: planned.sells.map(presentPlanned), buys: planned.buys.map(presentPlanned) },
    executed: {
      sells: executed.sells.map(presentExecuted),
      buys: executed.buys.map(presentExecuted),
      errors: [...executed.errors],
      notes: [...executed.notes],
    },
    slippage: executed.slippage,
  };
}

function presentRow(row: NamedExecution): HistoryRow {
  const { execution, strategyName } = row;
  const { planned } = trades(row);
  return {
    id: execution.id,
    strategyId: execution.strategyId,
    strategyName,
    slot: execution.slot,
    executedAt: execution.executedAt,
    outcome: outcomeSchema.parse(execution.outcome),
    success: execution.success,
    errorMessage: execution.errorMessage,
    accountValue: execution.accountValue,
    strategyValueBefore: execution.strategyValueBefore,
    strategyValueAfter: execution.strategyValueAfter,
    targets: execution.targetAllocations === null ? null : JSON.parse(execution.targetAllocations),
    sells: planned.sells.length,
    buys: planned.buys.length,
  };
}

function presentRecord(row: NamedExecution): HistoryRecord {
  const { pricesJson, priceSourcesJson, snapshotHash, planHash, fingerprint } = row.execution;
  return {
    ...presentRow(row),
    ...trades(row),
    prices: JSON.parse(pricesJson ?? "{}"),
    priceSources: readPriceSources(priceSourcesJson),
    snapshotHash,
    planHash,
    fingerprint,
  };
}

export const historyRoutes = createRouter()
  .openapi(list, async (c) => {
    const { limit, offset } = c.req.valid("query");
    // One more than asked for tells whether there is a next page.
    const rows = await listExecutions(openD1(c.env.DB), c.var.user.id, { limit: limit + 1, offset });
    const nextOffset = rows.length > limit ? offset + limit : null;
    return c.json({ history: rows.slice(0, limit).map(presentRow), nextOffset }, 200);
  })
  .openapi(read, async (c) => {
    const row = await findExecution(openD1(c.env.DB), c.var.user.id, c.req.valid("param").id);
    if (!row) return c.json(refusal("execution_not_found", "there is no such execution"), 404);
    const { slot, strategyId } = row.execution;
    const payload = await accountOf(c.env, c.var.user.id).executionPayload(slot, strategyId);
    return c.json({ record: presentRecord(row), payload }, 200);
  })
  .openapi(readInputs, async (c) => {
    const row = await findExecution(openD1(c.env.DB), c.var.user.id, c.req.valid("param").id);
    const inputs = row && (await accountOf(c.env, c.var.user.id).executionInputs(row.execution.slot));
    if (!inputs) return c.json(refusal("execution_not_found", "there is no such execution"), 404);
    return c.json(inputs, 200);
  });
