/** The simulated market's clock, in local mode only. */
import { z } from "@hono/zod-openapi";
import { instantText } from "./common.ts";

export const simulationClockSchema = z
  .object({
    now: instantText,
    /** 0 stands still, 1 is real time, n runs n times as fast. */
    speed: z.number(),
    isOpen: z.boolean(),
  })
  .openapi("SimulationClock");

export const simulationCommandSchema = z
  .discriminatedUnion("action", [
    z.strictObject({ action: z.literal("speed"), speed: z.number().min(0).max(3600) }),
    /**
     * To just after the snapshot, to just after the close, to a minute before the next session's snapshot, or to half an
     * hour after its open, when an owner may run by hand.
     */
    z.strictObject({
      action: z.literal("jump"),
      to: z.enum(["snapshot", "close", "next-morning", "next-day"]),
    }),
  ])
  .openapi("SimulationCommand");

export type SimulationClock = z.infer<typeof simulationClockSchema>;
export type SimulationCommand = z.infer<typeof simulationCommandSchema>;
