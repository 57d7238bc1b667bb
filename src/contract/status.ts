/** What stands now: the market's day, the account, and the run under way. */
import { z } from "@hono/zod-openapi";
import { OUTCOMES } from "../engine/execution/outcomes.ts";
import { decimalText, instantText } from "./common.ts";
import { accountControlsSchema } from "./controls.ts";
import { brokerNameSchema } from "./credentials.ts";
import { doubtSchema } from "./doubts.ts";
import { liveStrategySchema } from "./strategies.ts";

export const outcomeSchema = z.enum(OUTCOMES);

export const runStateSchema = z.enum(["claimed", "planned", "selling", "buying", "settling", "reported"]);

export const reasonSchema = z.object({
  code: z.string(),
  message: z.string(),
  symbol: z.string().optional(),
  strategyId: z.string().optional(),
  /** Worth knowing, but nothing went otherwise because of it. */
  isNote: z.literal(true).optional(),
});

export const runSummarySchema = z
  .object({
    slot: z.string(),
    state: runStateSchema,
    outcome: outcomeSchema.nullable(),
    reasons: z.array(reasonSchema),
    claimedAt: instantText,
    reportedAt: instantText.nullable(),
  })
  .openapi("RunSummary");

export const marketDaySchema = z
  .object({
    now: instantText,
    isOpen: z.boolean(),
    /** The slot that comes next, and when its prices are taken and its orders sent. */
    nextSlot: z.object({
      slot: z.string(),
      snapshotAt: instantText,
      dispatchAt: instantText,
      closesAt: instantText,
      earlyClose: z.boolean(),
    }),
  })
  .openapi("MarketDay");

export const unassignedSchema = z.object({ symbol: z.string(), quantity: decimalText });

export const statusSchema = z
  .object({
    market: marketDaySchema,
    broker: z.object({
      connected: z.boolean(),
      name: brokerNameSchema.nullable(),
      isPaper: z.boolean().nullable(),
      accountEnding: z.string().nullable(),
    }),
    /** Null when no broker is connected or when it did not answer; then `brokerError` says why. */
    account: z
      .object({
        equity: decimalText,
        cash: decimalText,
        /** Holdings that no strategy owns: shown, never traded. */
        unassigned: z.array(unassignedSchema),
      })
      .nullable(),
    brokerError: z.string().nullable(),
    /** What the account may do, by its owner and by the platform. */
    controls: accountControlsSchema,
    strategies: z.array(liveStrategySchema),
    /** What the broker has more or less than is explained: left alone until it is clear. */
    doubts: z.array(doubtSchema),
    lastRun: runSummarySchema.nullable(),
  })
  .openapi("Status");

export type RunState = z.infer<typeof runStateSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type RunSummary = z.infer<typeof runSummarySchema>;
export type MarketDay = z.infer<typeof marketDaySchema>;
export type Status = z.infer<typeof statusSchema>;
