import type { Answer } from "./answer.ts";
import { noAnswer, refusalFrom } from "./refusal.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export type RequestOptions = { body?: unknown; signal?: AbortSignal };

/**
 * Sends JSON to the API on our own origin and reads JSON back. Never throws: a refusal, an unreadable answer and
 * an unreachable server all come back as values.
 */
export async function request<Value>(
  method: Method,
  path: string,
  { body, signal }: RequestOptions = {},
): Promise<Answer<Value>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch {
    return { ok: false, refusal: noAnswer(method) };
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || answer === undefined) {
    return { ok: false, refusal: refusalFrom(response.status, answer) };
  }
  // The server validates what it sends with the schemas that these types are inferred from.
  return { ok: true, value: answer as Value };
}
