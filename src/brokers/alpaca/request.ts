/** One HTTP request to Alpaca, and what is known after it. */
import { brokenOffAfter } from "../../platform/within-time.ts";
import type { Outcome } from "../broker.ts";
import type { AlpacaConnection, AlpacaService } from "./connection.ts";
import { problemOf } from "./problem.ts";
import { readRefusal } from "./refusal.ts";
import { isInForce, isScarce, laterLimit, readLimit, type RequestLimit } from "./request-limit.ts";

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
}

function unknown(message: string, retryAt?: number): Outcome<never> {
  return retryAt === undefined ? { kind: "unknown", message } : { kind: "unknown", message, retryAt };
}

/** Until when (epoch ms) a read is held back so that orders and cancels find room; `undefined`: it may go now. */
async function heldUntil(
  { now, limits }: AlpacaConnection,
  { method, service }: Pick<RequestOptions<unknown>, "method" | "service">,
): Promise<number | undefined> {
  const limit = limits.get(service);
  if (method !== "GET" || !now || !limit || !isScarce(limit)) return undefined;
  return isInForce(limit, await now()) ? limit.resetAt : undefined;
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
  const retryAt = await heldUntil(connection, options);
  if (retryAt !== undefined) return unknown("few requests are left, and orders may need them", retryAt);
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
  const attempts = options.method === "GET" ? GET_ATTEMPTS : 1;
  const once = () => connection.gate(() => attempt(connection, options));
  let outcome = await once();
  for (let tries = 1; tries < attempts; tries++) {
    if (outcome.kind !== "unknown" || outcome.retryAt !== undefined) break;
    outcome = await once();
  }
  return outcome;
}
