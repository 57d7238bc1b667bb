/** `/api/live/history`: what each strategy did in each slot. */
import { createRoute, z } from "@hono/zod-openapi";
import { openD1 } from "../db/database.ts";
import { findExecution, listExecutions, type NamedExecution } from "../db/queries/execution-history.ts";
import {
  type HistoryRecord,
  type HistoryRow,
  historyPageSchema,
  historyQuerySchema,
  historyRecordSchema,
} from "./contract/history.ts";
import { outcomeSchema } from "./contract/status.ts";
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
  summary: "One execution, whole",
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: "The execution", content: json(z.object({ record: historyRecordSchema })) },
    404: refusalResponse("There is no such execution"),
  },
});

/** The trades of a row; both columns hold JSON that the account object wrote. */
function trades({ execution }: NamedExecution): Pick<HistoryRecord, "planned" | "executed"> {
  return {
    planned: JSON.parse(execution.tradesJson ?? '{"sells":[],"buys":[]}'),
    executed: JSON.parse(execution.executionJson ?? '{"sells":[],"buys":[],"errors":[]}'),
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
  const { pricesJson, snapshotHash, planHash, fingerprint } = row.execution;
  return {
    ...presentRow(row),
    ...trades(row),
    prices: JSON.parse(pricesJson ?? "{}"),
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
    return c.json({ record: presentRecord(row) }, 200);
  });
