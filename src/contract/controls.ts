/** Switches and settings of a whole account, and what an operator does to many. */
import { z } from "@hono/zod-openapi";
import { instantText } from "./common.ts";
import { tradingStateSchema } from "./strategies.ts";

export const accountModeSchema = z.enum(["strategies", "whole_account"]).openapi("AccountMode");

/** What is set for the whole account. */
export const accountControlsSchema = z
  .object({
    /** The owner's own switch. */
    tradingState: tradingStateSchema,
    /** The platform's switch, as the account was last told. */
    systemState: tradingStateSchema,
    /** `whole_account`: strategies own everything that the account has, and sell what none of them wants. */
    mode: accountModeSchema,
  })
  .openapi("AccountControls");

export const tradingStateRequestSchema = z
  .strictObject({ state: tradingStateSchema })
  .openapi("TradingStateRequest");

export const accountSwitchedSchema = accountControlsSchema
  .extend({
    /**
     * How many open orders of ours are being cancelled because nothing may trade any more; null when the run under way
     * cancels its own, or when the broker did not tell: then ask again.
     */
    cancelling: z.int().nullable(),
  })
  .openapi("AccountSwitched");

/** What became of the platform's switch. */
export const systemSwitchedSchema = z
  .object({
    state: tradingStateSchema,
    at: instantText,
    /** How many accounts were told, and of how many it is not known: their runs ask before they send anything. */
    accounts: z.object({ told: z.int(), unreached: z.int() }),
  })
  .openapi("SystemSwitched");

/** `userId`: the account; every active one when left out. */
export const executeNowRequestSchema = z
  .strictObject({ userId: z.string().min(1).optional() })
  .openapi("ExecuteNowRequest");

/** The slot of the run that has begun, or why none has. */
export const executedSchema = z.union([
  z.object({ userId: z.string(), slot: z.string() }),
  z.object({ userId: z.string(), code: z.string(), message: z.string() }),
]);

export const executedListSchema = z.object({ accounts: z.array(executedSchema) }).openapi("ExecutedNow");

export type Executed = z.infer<typeof executedSchema>;
export type AccountControls = z.infer<typeof accountControlsSchema>;
export type AccountSwitched = z.infer<typeof accountSwitchedSchema>;
export type SystemSwitched = z.infer<typeof systemSwitchedSchema>;
