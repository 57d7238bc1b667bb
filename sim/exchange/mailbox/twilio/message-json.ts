/** A text message as Twilio answers it. */
import type { TextMessage } from "../entry.ts";
import { messageDate } from "./message-date.ts";
import { segmentsOf } from "./segments.ts";

/** Virtual time from sending a message to its delivery. */
const DELIVERY_MS = 1_000;
/** The number that a messaging service sends from: the one that Twilio's test credentials accept. */
const SERVICE_NUMBER = "+15005550006";
const VERSION = "2010-04-01";

/** Whether the message has been delivered at an instant (epoch ms). */
export function isDelivered(message: TextMessage, instant: number): boolean {
  return instant >= message.at + DELIVERY_MS;
}

/** The path of an account's message below the origin, without `.json`. */
function pathOf(accountSid: string, message: TextMessage): string {
  return `/${VERSION}/Accounts/${accountSid}/Messages/${message.id}`;
}

/**
 * The message at an instant (epoch ms): `queued` at first and `delivered` a second later. One that a messaging
 * service sends is `accepted` at first, without sender and segments.
 */
export function messageJson(
  message: TextMessage,
  accountSid: string,
  instant: number,
): Record<string, unknown> {
  const delivered = isDelivered(message, instant);
  const awaitsSender = message.messagingServiceSid !== null && !delivered;
  const waiting = awaitsSender ? "accepted" : "queued";
  const path = pathOf(accountSid, message);
  const deliveredAt = messageDate(message.at + DELIVERY_MS);
  return {
    account_sid: accountSid,
    api_version: VERSION,
    body: message.body,
    date_created: messageDate(message.at),
    date_sent: delivered ? deliveredAt : null,
    date_updated: delivered ? deliveredAt : messageDate(message.at),
    direction: "outbound-api",
    error_code: null,
    error_message: null,
    from: message.from ?? (awaitsSender ? null : SERVICE_NUMBER),
    messaging_service_sid: message.messagingServiceSid,
    num_media: "0",
    num_segments: awaitsSender ? "0" : String(segmentsOf(message.body)),
    price: null,
    price_unit: null,
    sid: message.id,
    status: delivered ? "delivered" : waiting,
    subresource_uris: { media: `${path}/Media.json` },
    to: message.to,
    uri: `${path}.json`,
  };
}
