/** One HTTP request to Alpaca, and what is known after it. */
import { sentOn } from "../../platform/outgoing.ts";
import { brokenOffAfter } from "../../platform/within-time.ts";
import type { Outcome } from "../broker.ts";
import type { AlpacaConnection, AlpacaService } from "./connection.ts";
import { problemOf } from "./problem.ts";
import { readRefusal } from "./refusal.ts";
import {
  isInForce,
  isScarce,
  laterLimit,
  type Purpose,
  readLimit,
  type RequestLimit,
} from "./request-limit.ts";

/** A broker that has not answered by then is treated as having said nothing. */
const TIMEOUT_MS = 10_000;
const GET_ATTEMPTS = 3;
/** Nothing happened, but asking later may help: the callers of every `unknown` do. */
const TOO_MANY_REQUESTS = 429;

interface RequestOptions<T> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly service: AlpacaService;
  readonly url: string;
  readonly body?: unknown;
  /** Reads the parsed JSON of a success; throws (zod) when the answer is not what it must be. */
  readonly read: (json: unknown) => T;
  /** What it is for; by its method where it is not said. */
  readonly purpose?: Purpose;
  /** How often a read is tried while its outcome is unknown; three times where it is not said. */
  readonly attempts?: number;
}

function unknown(message: string, retryAt?: number): Outcome<never> {
  return retryAt === undefined ? { kind: "unknown", message } : { kind: "unknown", message, retryAt };
}

const PURPOSES = { GET: "read", POST: "order", DELETE: "cancel" } as const;

/** Until when (epoch ms) a request is held back at an instant; `undefined`: it may go now. */
function heldUntil(
  { limits }: AlpacaConnection,
  { method, service, purpose = PURPOSES[method] }: RequestOptions<unknown>,
  now: number | undefined,
): number | undefined {
  const limit = limits.get(service);
  if (now === undefined || !limit || !isScarce(limit, purpose)) return undefined;
  return isInForce(limit, now) ? limit.resetAt : undefined;
}

/** Counts a request that is sent now: several may be under way before the first of them is answered. */
function countRequest({ limits }: AlpacaConnection, service: AlpacaService): void {
  const limit = limits.get(service);
  if (limit) limits.set(service, { ...limit, remaining: limit.remaining - 1 });
}

function noteLimit({ limits }: AlpacaConnection, service: AlpacaService, told: RequestLimit): void {
  limits.set(service, laterLimit(limits.get(service), told));
}

/** The answer to a request, with its whole text. */
async function exchange(
  { fetch, apiKey, apiSecret }: AlpacaConnection,
  { method, url, body }: RequestOptions<unknown>,
  signal: AbortSignal,
): Promise<[Response, string]> {
  const credentials = { "APCA-API-KEY-ID": apiKey, "APCA-API-SECRET-KEY": apiSecret };
  const response = await fetch(url, {
    method,
    headers: body === undefined ? credentials : { ...credentials, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  });
  return [response, await response.text()];
}

async function attempt<T>(connection: AlpacaConnection, options: RequestOptions<T>): Promise<Outcome<T>> {
  const now = await connection.now?.();
  // Looked at and counted in one go: others are on their way as well.
  const retryAt = heldUntil(connection, options, now);
  if (retryAt !== undefined) {
    return { kind: "unknown", message: "the broker takes few more requests now", retryAt, isUnsent: true };
  }
  countRequest(connection, options.service);
  let response: Response;
  let text: string;
  try {
    [response, text] = await brokenOffAfter(TIMEOUT_MS, (signal) => exchange(connection, options, signal));
  } catch (error) {
    return unknown(error instanceof Error ? error.message : "connection failed");
  }
  const limit = readLimit(response.headers);
  if (limit) noteLimit(connection, options.service, limit);
  if (response.status === TOO_MANY_REQUESTS) return unknown("rate limit exceeded", limit?.resetAt);
  if (response.status >= 500) return unknown(`HTTP ${response.status}`);
  const elsewhere = sentOn(response);
  if (elsewhere !== undefined) return unknown(elsewhere);
  if (!response.ok) return readRefusal(options.method, response.status, text);
  try {
    return { kind: "confirmed", value: options.read(text === "" ? undefined : JSON.parse(text)) };
  } catch (error) {
    return unknown(`unreadable answer: ${problemOf(error)}`);
  }
}

/**
 * Sends a request when the connection's gate lets it through; its time runs from then on. Reads are tried three times
 * while their outcome is unknown, unless Alpaca asks to wait; anything with an effect is sent once, because only its
 * caller can find out whether it happened.
 */
export async function send<T>(connection: AlpacaConnection, options: RequestOptions<T>): Promise<Outcome<T>> {
  const attempts = options.method === "GET" ? (options.attempts ?? GET_ATTEMPTS) : 1;
  const once = () => connection.gate(() => attempt(connection, options));
  let outcome = await once();
  for (let tries = 1; tries < attempts; tries++) {
    if (outcome.kind !== "unknown" || outcome.retryAt !== undefined) break;
    outcome = await once();
  }
  return outcome;
}
