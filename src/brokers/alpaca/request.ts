/** One HTTP request to Alpaca, and what is known after it. */
import * as z from "zod";
import type { Outcome } from "../broker.ts";
import { errorBodySchema } from "./schemas.ts";

/** A broker that has not answered by then is treated as having said nothing. */
const TIMEOUT_MS = 10_000;
const GET_ATTEMPTS = 3;
/** Nothing happened, but asking later may help: the callers of every `unknown` do. */
const TOO_MANY_REQUESTS = 429;

export interface AlpacaConnection {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly fetch: typeof fetch;
}

interface RequestOptions<T> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly body?: unknown;
  /** Reads the parsed JSON of a success; throws (zod) when the answer is not what it must be. */
  readonly read: (json: unknown) => T;
}

function rejection(status: number, text: string): Outcome<never> {
  const body = errorBodySchema.safeParse(parseJson(text));
  const message = body.success ? body.data.message : text.slice(0, 200);
  const code = body.success && body.data.code !== undefined ? String(body.data.code) : `http_${status}`;
  return { kind: "rejected", code, message, status };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function attempt<T>(connection: AlpacaConnection, options: RequestOptions<T>): Promise<Outcome<T>> {
  let response: Response;
  let text: string;
  try {
    response = await connection.fetch(options.url, {
      method: options.method,
      headers: {
        "APCA-API-KEY-ID": connection.apiKey,
        "APCA-API-SECRET-KEY": connection.apiSecret,
        ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await response.text();
  } catch (error) {
    return { kind: "unknown", message: error instanceof Error ? error.message : "connection failed" };
  }
  if (response.status === TOO_MANY_REQUESTS) return { kind: "unknown", message: "rate limit exceeded" };
  if (response.status >= 500) return { kind: "unknown", message: `HTTP ${response.status}` };
  if (!response.ok) return rejection(response.status, text);
  try {
    return { kind: "confirmed", value: options.read(text === "" ? undefined : JSON.parse(text)) };
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : "not JSON";
    return { kind: "unknown", message: `unreadable answer: ${detail}` };
  }
}

/**
 * Sends a request. Reads are tried three times while their outcome is unknown; anything with an effect is sent
 * once, because only its caller can find out whether it happened.
 */
export async function send<T>(connection: AlpacaConnection, options: RequestOptions<T>): Promise<Outcome<T>> {
  const attempts = options.method === "GET" ? GET_ATTEMPTS : 1;
  let outcome = await attempt(connection, options);
  for (let tries = 1; tries < attempts && outcome.kind === "unknown"; tries++) {
    outcome = await attempt(connection, options);
  }
  return outcome;
}
