/** Whether an answer of status 4xx is the broker's word, and what it says. */
import type { Outcome } from "../broker.ts";
import { rejectionCode } from "./rejections.ts";
import { errorBodySchema } from "./schemas.ts";

/** Somebody on the way has had enough: of waiting, of requests, or of us. Whether the broker took it nobody says. */
const NO_ANSWER: ReadonlySet<number> = new Set([408, 409, 425, 499]);
/** What gateways answer by themselves as well. The broker's own refusals of an order under these statuses have a code. */
const OF_GATEWAYS: ReadonlySet<number> = new Set([401, 403, 404]);
const NOT_FOUND = 404;

/** What is kept of a refusal's body, characters. */
const LONGEST_BODY = 2000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What is known after an answer of status 400 to 499 but 429, with its text. The broker refuses in JSON of its own. Keys
 * that are wrong it refuses without a code, as gateways do: to whoever only reads that is told as it is; of whatever has
 * an effect, and of what there is not, it is believed with a code alone.
 */
export function readRefusal(method: "GET" | "POST" | "DELETE", status: number, text: string): Outcome<never> {
  const unknown = { kind: "unknown", message: `HTTP ${status}` } as const;
  const body = errorBodySchema.safeParse(parseJson(text)).data;
  if (NO_ANSWER.has(status) || !body) return unknown;
  const needsCode = method === "GET" ? status === NOT_FOUND : OF_GATEWAYS.has(status);
  if (needsCode && body.code === undefined) return unknown;
  return {
    kind: "rejected",
    code: rejectionCode(status, body.message),
    message: body.message,
    status,
    body: text.slice(0, LONGEST_BODY),
    ...(body.existing_order_id ? { orderInTheWay: body.existing_order_id } : {}),
  };
}

/** A 404 on a look-up is an answer: there is no such thing. */
export function absentAsNull<T>(outcome: Outcome<T>): Outcome<T | null> {
  return outcome.kind === "rejected" && outcome.code === "not_found"
    ? { kind: "confirmed", value: null }
    : outcome;
}
