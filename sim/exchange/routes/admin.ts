/** `/admin`: what the exchange's operator, or a test, may do. No keys are asked for. */
import { Hono } from "hono";
import type { Context } from "hono";
import * as z from "zod";
import { parseTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { toText } from "../../../src/engine/money/decimal.ts";
import { valuationOf } from "../accounts/valuation.ts";
import { marketHoursAt } from "../calendar/market-hours.ts";
import type { Core } from "../core.ts";
import { orderJson } from "../orders/order-json.ts";
import { openAccount } from "../accounts/open-account.ts";
import type { LoggedRequest } from "../http/request-log.ts";
import type { Timer } from "../timers/timers.ts";
import { positionsJson } from "./accounts.ts";

const Instant = z.string().transform((text, context) => {
  const instant = parseTimestamp(text);
  if (instant !== undefined) return instant;
  context.addIssue({ code: "custom", message: "is not an RFC 3339 timestamp" });
  return z.NEVER;
});

const Cash = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d+(\.\d{1,2})?$/, "is not an amount of dollars"));

const ClockChange = z.object({ speed: z.number().nonnegative().optional(), to: Instant.optional() });
const NewAccount = z.object({
  cash: Cash,
  multiplier: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2)]))
    .optional(),
});
const Halt = z.object({ symbol: z.string(), halted: z.boolean() });
const NewTimer = z.object({ at: Instant, url: z.url() });
const NewFault = z.object({
  match: z.object({ method: z.string().optional(), pathPrefix: z.string().optional() }),
  action: z.enum(["drop-before-effect", "drop-after-effect", "status"]),
  status: z.int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  times: z.int().positive().default(1),
});

type Read<Shape> =
  | { readonly ok: true; readonly value: Shape }
  | { readonly ok: false; readonly answer: Response };

async function read<Shape>(context: Context, schema: z.ZodType<Shape>): Promise<Read<Shape>> {
  const result = schema.safeParse(await context.req.json().catch(() => undefined));
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map(({ path, message }) =>
    [path.join("."), message].filter(Boolean).join(": "),
  );
  return { ok: false, answer: context.json({ message: problems.join("; ") }, 422) };
}

function clockJson(core: Core): Record<string, unknown> {
  const now = core.clock.now();
  const { isOpen, nextOpen, nextClose } = marketHoursAt(now);
  return {
    now: utcTimestamp(now),
    speed: core.clock.speed,
    isOpen,
    nextOpen: utcTimestamp(nextOpen),
    nextClose: utcTimestamp(nextClose),
  };
}

function accountsJson(core: Core): Record<string, unknown>[] {
  const now = core.clock.now();
  return core.accounts.all().map((account) => {
    const { equity, buyingPower } = valuationOf(account, core.prices, now);
    return {
      accountId: account.identity.id,
      keyId: account.identity.keyId,
      cash: toText(account.cash),
      equity: toText(equity),
      buyingPower: toText(buyingPower),
      positions: positionsJson(core, account, now),
      orders: account.orders().map(orderJson),
    };
  });
}

function requestJson({ method, path, status, at }: LoggedRequest): Record<string, unknown> {
  return { method, path, status, at: utcTimestamp(at) };
}

function timerJson({ id, at, url, failures, due }: Timer): Record<string, unknown> {
  return { id, at: utcTimestamp(at), url, failures, due: utcTimestamp(due) };
}

/** Routes below `/admin`. */
export function adminRoutes(core: Core): Hono {
  return new Hono()
    .get("/clock", (context) => context.json(clockJson(core)))
    .post("/clock", async (context) => {
      const change = await read(context, ClockChange);
      if (!change.ok) return change.answer;
      const { to, speed } = change.value;
      if (to !== undefined && to < core.clock.now()) {
        return context.json(
          { message: `to: the clock stands at ${utcTimestamp(core.clock.now())} and cannot go back` },
          422,
        );
      }
      if (to !== undefined) await core.clock.advanceTo(to);
      if (speed !== undefined) core.clock.setSpeed(speed);
      return context.json(clockJson(core));
    })
    .get("/accounts", (context) => context.json(accountsJson(core)))
    .post("/accounts", async (context) => {
      const account = await read(context, NewAccount);
      return account.ok ? context.json(openAccount(core, account.value)) : account.answer;
    })
    .post("/halts", async (context) => {
      const halt = await read(context, Halt);
      if (!halt.ok) return halt.answer;
      if (!core.prices.series(halt.value.symbol)) {
        return context.json({ message: `symbol: ${halt.value.symbol} is not listed` }, 422);
      }
      core.lifecycle.halt(halt.value.symbol, halt.value.halted);
      return context.json({ halted: core.lifecycle.halted });
    })
    .post("/faults", async (context) => {
      const fault = await read(context, NewFault);
      if (!fault.ok) return fault.answer;
      core.faults.add(fault.value);
      return context.json(fault.value);
    })
    .get("/requests", (context) => context.json(core.requests.all().map(requestJson)))
    .get("/timers", (context) => context.json(core.timers.all().map(timerJson)))
    .put("/timers/:id", async (context) => {
      const timer = await read(context, NewTimer);
      if (!timer.ok) return timer.answer;
      const { at, url } = timer.value;
      return context.json(timerJson(core.timers.set(context.req.param("id"), at, url)));
    })
    .delete("/timers/:id", (context) =>
      core.timers.delete(context.req.param("id"))
        ? context.body(null, 204)
        : context.json({ message: `there is no timer ${context.req.param("id")}` }, 404),
    );
}
