/** `/admin/accounts/:id/transfers`: moves cash in and out of an account, and books interest. */
import { Hono } from "hono";
import * as z from "zod";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import { activityJson } from "../../accounts/activity-json.ts";
import { TRANSFER_KINDS, transfer } from "../../accounts/transfers.ts";
import type { Core } from "../../core.ts";
import { readBody, unreadable } from "./request-body.ts";

const NO_AMOUNT = "is not an amount of dollars, negative to take out";

const Transfer = z.strictObject({
  /** Dollars, negative for what leaves the account. */
  amount: z
    .union([z.string(), z.number()], NO_AMOUNT)
    .transform(String)
    .pipe(z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/, NO_AMOUNT))
    .refine((text) => Number(text) !== 0, "must not be zero"),
  kind: z.enum(TRANSFER_KINDS).default("transfer"),
});

/** Routes of transfers; the answer is the activity as the account's client sees it. */
export function transferRoutes(core: Core): Hono {
  return new Hono().post("/accounts/:id/transfers", async (context) => {
    const account = core.accounts.withId(context.req.param("id"));
    if (!account) return context.json({ message: `there is no account ${context.req.param("id")}` }, 404);
    const body = await readBody(context, Transfer);
    if (!body.ok) return body.answer;
    const amount = decimal(body.value.amount);
    const moved = transfer(account, amount, body.value.kind, core.identifiers, core.clock.now());
    return moved.ok ? context.json(activityJson(moved.activity)) : unreadable(context, moved.message);
  });
}
