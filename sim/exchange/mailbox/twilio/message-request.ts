/** What a client asks of Twilio when it sends a text message, and when that is refused. */
import type { TwilioProblem } from "./twilio-problem.ts";

export interface MessageRequest {
  readonly to: string;
  /** `null` when a messaging service is to choose the sender. */
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string;
}

export type ReadMessageRequest =
  | { readonly ok: true; readonly request: MessageRequest }
  | { readonly ok: false; readonly problem: TwilioProblem };

const MOST_CHARACTERS = 1_600;
/** E.164: a country code and a number of at most 15 digits together; no shorter ones are in use than seven. */
const PHONE_NUMBER = /^\+[1-9]\d{6,14}$/;
const SHORT_CODE = /^\d{3,6}$/;
/** A name in place of a number: up to 11 letters, digits and spaces, with a letter among them. */
const SENDER_NAME = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;

function refused(code: number, message: string): ReadMessageRequest {
  return { ok: false, problem: { status: 400, code, message } };
}

function maySend(from: string): boolean {
  return [PHONE_NUMBER, SHORT_CODE, SENDER_NAME].some((form) => form.test(from));
}

/** Reads the fields of a form by Twilio's rules; empty fields count as missing. */
export function readMessageRequest(field: (name: string) => string): ReadMessageRequest {
  const [to, from, service, body] = [field("To"), field("From"), field("MessagingServiceSid"), field("Body")];
  if (to === "") return refused(21604, "A 'To' phone number is required.");
  if (!PHONE_NUMBER.test(to)) return refused(21211, `Invalid 'To' Phone Number: ${to}`);
  if (from === "" && service === "") {
    return refused(21603, "A 'From' phone number or a 'MessagingServiceSid' is required.");
  }
  if (from !== "" && !maySend(from)) return refused(21212, `Invalid 'From' Phone Number: ${from}`);
  if (from === to) return refused(21266, "'To' and 'From' number cannot be the same.");
  if (body === "") return refused(21602, "Message body is required.");
  if (Array.from(body).length > MOST_CHARACTERS) {
    return refused(21617, `The message body exceeds the ${MOST_CHARACTERS} character limit.`);
  }
  return { ok: true, request: { to, from: from || null, messagingServiceSid: service || null, body } };
}
