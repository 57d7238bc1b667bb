/** Bots: the strategies in a user's workshop. */
import { z } from "@hono/zod-openapi";
import { instantText } from "./common.ts";

export const botSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Number of the newest saved tree, from 1. */
    version: z.number().int(),
    fingerprint: z.string(),
    /** Symbols that the strategy can hold. */
    tickers: z.array(z.string()),
    isActive: z.boolean(),
    updatedAt: instantText,
  })
  .openapi("Bot");

export const botListSchema = z.object({ bots: z.array(botSchema) });

export const newBotSchema = z
  .object({ name: z.string().trim().min(1).max(120), tree: z.unknown() })
  .openapi("NewBot");

export type Bot = z.infer<typeof botSchema>;
