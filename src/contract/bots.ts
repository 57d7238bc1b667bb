/** Bots: the strategies in a user's workshop. */
import { z } from "@hono/zod-openapi";
import { FINDING_CODES } from "../engine/strategy/finding-codes.ts";
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

/** What reading and linting a tree found: it leaves the strategy usable, though perhaps not as it was meant. */
export const findingSchema = z
  .object({
    code: z.enum([...FINDING_CODES.keys()]),
    level: z.enum(["error", "warning"]),
    nodeId: z.string().nullable(),
    /** JSON Pointer into the tree that was sent; empty for the whole of it. */
    path: z.string(),
    /** One line for people. */
    message: z.string(),
  })
  .openapi("Finding");

/** `findings` are the first of so many as `findingCount` says. */
export const addedBotSchema = botSchema
  .extend({ findings: z.array(findingSchema), findingCount: z.number().int() })
  .openapi("AddedBot");

export const botListSchema = z.object({ bots: z.array(botSchema) });

export const newBotSchema = z
  .strictObject({ name: z.string().trim().min(1).max(120), tree: z.unknown() })
  .openapi("NewBot");

export type Bot = z.infer<typeof botSchema>;
export type AddedBot = z.infer<typeof addedBotSchema>;
