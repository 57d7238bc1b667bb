/** The link to a brokerage account. Secrets go in and never come out. */
import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./common.ts";

export const newCredentialsSchema = z
  .object({
    apiKey: z.string().trim().min(1).max(200),
    apiSecret: z.string().trim().min(1).max(200),
    isPaper: z.boolean().default(true),
  })
  .openapi("NewCredentials");

export const brokerAccountSchema = z
  .object({
    /** The last four characters of the broker's account id. */
    accountEnding: z.string(),
    equity: decimalText,
    cash: decimalText,
    status: z.string(),
  })
  .openapi("BrokerAccount");

export const connectedSchema = z.object({ success: z.literal(true), account: brokerAccountSchema });

export const credentialStatusSchema = z
  .object({
    hasCredentials: z.boolean(),
    isPaper: z.boolean().nullable(),
    accountEnding: z.string().nullable(),
    createdAt: instantText.nullable(),
  })
  .openapi("CredentialStatus");

export type BrokerAccount = z.infer<typeof brokerAccountSchema>;
export type CredentialStatus = z.infer<typeof credentialStatusSchema>;
