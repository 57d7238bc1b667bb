/** `/admin/fault-plans`: draws faults from a seed and lets them loose. */
import { Hono } from "hono";
import * as z from "zod";
import type { Core } from "../../../core.ts";
import { LONGEST_WAIT_MS } from "../../../faults/fault.ts";
import { faultPlan } from "../../../faults/fault-plan.ts";
import { faultJson } from "./faults.ts";
import { readBody } from "../request-body.ts";

const NewPlan = z.strictObject({
  seed: z.int(),
  intensity: z.number().min(0).max(1).optional(),
  longestWait: z.int().min(1).max(LONGEST_WAIT_MS).optional(),
});

/** Routes of fault plans. */
export function faultPlanRoutes(core: Core): Hono {
  return new Hono().post("/fault-plans", async (context) => {
    const plan = await readBody(context, NewPlan);
    if (!plan.ok) return plan.answer;
    const { seed, ...options } = plan.value;
    const faults = faultPlan(seed, options).map((fault) => faultJson(core.faults.add(fault)));
    return context.json({ seed, faults });
  });
}
