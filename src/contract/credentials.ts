/** The link to a brokerage account, or to a practice account of our own. Secrets go in and never come out. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./common.ts";
import { PRACTICE_CASH } from "./practice-cash.ts";

export const brokerNameSchema = z.enum(["alpaca", "forge_paper"]).openapi("BrokerName");

/** Connecting another account than before ends every activation, and is refused without this while there are any. */
const replaceAccount = z.boolean().default(false);

/** What a header can carry: printable ASCII. Anything else could not be sent, or would say more than the key. */
const headerText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]*$/);

const keysSchema = z
  .strictObject({
    /** Bodies without it are of the time when there was no other. */
    broker: z.literal("alpaca").optional().default("alpaca"),
    apiKey: headerText,
    apiSecret: headerText,
    isPaper: z.boolean().default(true),
    replaceAccount,
  })
  .openapi("AlpacaKeys");

const practiceSchema = z
  .strictObject({
    broker: z.literal("forge_paper"),
    /** Whole dollars. */
    cash: z.int().min(PRACTICE_CASH.least).max(PRACTICE_CASH.most).default(PRACTICE_CASH.usual),
    replaceAccount,
  })
  .openapi("PracticeAccount");

export const newCredentialsSchema = z
  .discriminatedUnion("broker", [keysSchema, practiceSchema])
  .openapi("NewCredentials");

export const brokerAccountSchema = z
  .object({
    /** The last four characters of the broker's account id. */
    accountEnding: z.string(),
    equity: decimalText,
    cash: decimalText,
    status: z.string(),
    /** Why the broker would take no order now; null when it would. */
    blocked: z.string().nullable(),
  })
  .openapi("BrokerAccount");

export const connectedSchema = z.object({ success: z.literal(true), account: brokerAccountSchema });

export const credentialStatusSchema = z
  .object({
    hasCredentials: z.boolean(),
    broker: brokerNameSchema.nullable(),
    isPaper: z.boolean().nullable(),
    accountEnding: z.string().nullable(),
    createdAt: instantText.nullable(),
  })
  .openapi("CredentialStatus");

export type BrokerAccount = z.infer<typeof brokerAccountSchema>;
export type CredentialStatus = z.infer<typeof credentialStatusSchema>;
export type BrokerName = z.infer<typeof brokerNameSchema>;
export type NewCredentials = z.input<typeof newCredentialsSchema>;
