/** Twilio's text messages and refusals. */
import * as z from "zod";

const AccountSid = z.string().regex(/^AC[0-9a-f]{32}$/);
const MessageSid = z.string().regex(/^SM[0-9a-f]{32}$/);
/** RFC 2822, in UTC. */
const MessageDate = z.string().regex(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/);
const MessagePath = z.string().regex(/^\/2010-04-01\/Accounts\/AC[0-9a-f]{32}\/Messages\/SM[0-9a-f]{32}/);

export const TextMessage = z.strictObject({
  account_sid: AccountSid,
  api_version: z.literal("2010-04-01"),
  body: z.string().min(1),
  date_created: MessageDate,
  date_sent: MessageDate.nullable(),
  date_updated: MessageDate,
  direction: z.literal("outbound-api"),
  error_code: z.null(),
  error_message: z.null(),
  from: z.string().min(1).nullable(),
  messaging_service_sid: z.string().min(1).nullable(),
  num_media: z.literal("0"),
  num_segments: z.string().regex(/^\d+$/),
  price: z.null(),
  price_unit: z.null(),
  sid: MessageSid,
  status: z.enum(["accepted", "queued", "delivered"]),
  subresource_uris: z.strictObject({ media: MessagePath.endsWith("/Media.json") }),
  to: z.string().regex(/^\+\d+$/),
  uri: MessagePath.endsWith(".json"),
});

export const TwilioRefusal = z.strictObject({
  code: z.int().min(20_000).max(39_999),
  message: z.string().min(1),
  more_info: z.url(),
  status: z.literal([400, 401, 404]),
});
