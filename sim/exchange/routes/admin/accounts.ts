/** `/admin/accounts`: every account with what it holds and has ordered, new ones, and their flags. */
import { Hono } from "hono";
import * as z from "zod";
import { toText } from "../../../../src/engine/money/decimal.ts";
import { MULTIPLIERS } from "../../accounts/account.ts";
import type { Account } from "../../accounts/account.ts";
import { AccountFlags } from "../../accounts/flags.ts";
import { openAccount } from "../../accounts/open-account.ts";
import { valuationOf } from "../../accounts/valuation.ts";
import { changed } from "../../changes/changed.ts";
import type { Core } from "../../core.ts";
import { orderJson } from "../../orders/order-json.ts";
import { positionsJson } from "../accounts.ts";
import { Dollars, readBody } from "./request-body.ts";

const NewAccount = z.strictObject({
  cash: Dollars,
  multiplier: z.coerce
    .number("is none of 1, 2, 4")
    .pipe(z.literal(MULTIPLIERS, "is none of 1, 2, 4"))
    .optional(),
  fees: z.boolean().optional(),
});

const AccountChange = AccountFlags.partial().extend({ fees: z.boolean().optional() }).strict();

function flagsJson(account: Account): Record<string, unknown> {
  return { accountId: account.identity.id, ...account.flags, fees: account.paysFees };
}

function accountsJson(core: Core): Record<string, unknown>[] {
  const now = core.clock.now();
  return core.accounts.all().map((account) => {
    const { equity, buyingPower } = valuationOf(account, core.prices, now);
    return {
      ...flagsJson(account),
      keyId: account.identity.keyId,
      cash: toText(account.cash),
      equity: toText(equity),
      buyingPower: toText(buyingPower),
      positions: positionsJson(core, account, now),
      orders: account.orders().map(orderJson),
    };
  });
}

/** Routes of the operator's accounts. */
export function operatorAccountRoutes(core: Core): Hono {
  return new Hono()
    .get("/accounts", (context) => context.json(accountsJson(core)))
    .post("/accounts", async (context) => {
      const account = await readBody(context, NewAccount);
      return account.ok ? context.json(openAccount(core, account.value)) : account.answer;
    })
    .patch("/accounts/:id", async (context) => {
      const account = core.accounts.withId(context.req.param("id"));
      if (!account) return context.json({ message: `there is no account ${context.req.param("id")}` }, 404);
      const change = await readBody(context, AccountChange);
      if (!change.ok) return change.answer;
      const { fees, ...flags } = change.value;
      account.flags = changed(account.flags, flags);
      if (fees !== undefined) account.chargeFees(fees);
      return context.json(flagsJson(account));
    });
}
