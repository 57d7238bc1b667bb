/** One request to Tiingo. */
import { type Fetch, sentOn } from "../../platform/outgoing.ts";
import { brokenOffAfter } from "../../platform/within-time.ts";

/** Milliseconds. */
const TIMEOUT = 15_000;

export interface TiingoConnection {
  /** `https://api.tiingo.com`. */
  readonly url: string;
  readonly token: string;
  readonly fetch: Fetch;
}

export type TiingoAnswer = { ok: true; json: unknown } | { ok: false; code: TiingoFailure; message: string };

/** `rate_limited` comes as 429, and has been seen as plain text with status 200. */
export type TiingoFailure = "rate_limited" | "not_found" | "refused" | "unavailable" | "unreadable";

function failureOf(status: number): TiingoFailure {
  if (status === 429) return "rate_limited";
  if (status === 404) return "not_found";
  return status >= 500 ? "unavailable" : "refused";
}

/** Failures that may pass by themselves; the others are the same the next time. */
export function mayPass(failure: TiingoFailure): boolean {
  return failure === "rate_limited" || failure === "unavailable" || failure === "unreadable";
}

/**
 * GETs a path with its query, and waits `timeout` ms at the longest. The token travels in a header, because query strings end
 * up in logs. `path` must carry its trailing slash where Tiingo redirects without it: no redirect is followed.
 */
export async function getTiingo(
  connection: TiingoConnection,
  path: string,
  query: Record<string, string>,
  timeout: number = TIMEOUT,
): Promise<TiingoAnswer> {
  const parameters = new URLSearchParams(query).toString();
  const url = `${connection.url}${path}${parameters === "" ? "" : `?${parameters}`}`;
  let response: Response;
  let text: string;
  try {
    [response, text] = await brokenOffAfter(timeout, async (signal) => {
      const headers = { Authorization: `Token ${connection.token}`, Accept: "application/json" };
      const answer = await connection.fetch(url, { headers, signal });
      return [answer, await answer.text()];
    });
  } catch (error) {
    return { ok: false, code: "unavailable", message: error instanceof Error ? error.message : "no answer" };
  }
  if (!response.ok) {
    const message = sentOn(response) ?? text.slice(0, 200);
    return { ok: false, code: failureOf(response.status), message };
  }
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch {
    const limited = /run over your|exceeded/i.test(text);
    return { ok: false, code: limited ? "rate_limited" : "unreadable", message: text.slice(0, 200) };
  }
}
