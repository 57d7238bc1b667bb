/** What the mailbox keeps: mails, text messages and calls of webhooks. Instants are epoch ms. */
import * as z from "zod";
import { Instant } from "../state/amounts.ts";

const MailAddress = z.object({ email: z.string(), name: z.string().nullable() }).readonly();
const Texts = z.record(z.string(), z.string()).readonly();
const MailAddresses = z.array(MailAddress).readonly();

const Attachment = z
  .object({
    filename: z.string(),
    type: z.string().nullable(),
    /** Its size once decoded; the content itself is not kept. */
    bytes: z.int(),
  })
  .readonly();

const Mail = z
  .object({
    kind: z.literal("email"),
    id: z.string(),
    at: Instant,
    /** What `X-Message-Id` said: the same for every mail of one request. */
    messageId: z.string(),
    from: MailAddress,
    replyTo: MailAddresses,
    to: MailAddresses,
    cc: MailAddresses,
    bcc: MailAddresses,
    subject: z.string(),
    text: z.string().nullable(),
    html: z.string().nullable(),
    templateId: z.string().nullable(),
    headers: Texts,
    customArguments: Texts,
    categories: z.array(z.string()).readonly(),
    attachments: z.array(Attachment).readonly(),
  })
  .readonly();

const TextMessage = z
  .object({
    kind: z.literal("sms"),
    /** Twilio's SID of the message. */
    id: z.string(),
    at: Instant,
    /** `null` when a messaging service is to choose the sender. */
    from: z.string().nullable(),
    messagingServiceSid: z.string().nullable(),
    to: z.string(),
    body: z.string(),
  })
  .readonly();

const HookCall = z
  .object({
    kind: z.literal("hook"),
    id: z.string(),
    at: Instant,
    method: z.string(),
    path: z.string(),
    /** With its question mark; empty when there is none. */
    query: z.string(),
    /** A choice of them, by name in lower case. */
    headers: Texts,
    /** The beginning of it when it is long. */
    body: z.string(),
    /** The size of the whole body. */
    bytes: z.int(),
  })
  .readonly();

export const MailboxEntry = z.discriminatedUnion("kind", [Mail, TextMessage, HookCall]);
export const MAILBOX_KINDS = ["email", "sms", "hook"] as const;

export type MailAddress = z.output<typeof MailAddress>;
export type Mail = z.output<typeof Mail>;
export type TextMessage = z.output<typeof TextMessage>;
export type HookCall = z.output<typeof HookCall>;
export type MailboxEntry = z.output<typeof MailboxEntry>;
