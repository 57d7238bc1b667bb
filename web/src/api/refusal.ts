import type { Refusal } from "./answer.ts";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * The refusal in an error body. Our routes answer `{ error: { code, message } }`, the sign-in routes
 * `{ code, message }`; anything else (a proxy's page, an empty body) becomes a line that names the status.
 */
export function refusalFrom(status: number, body: unknown): Refusal {
  const outer = isRecord(body) ? body : {};
  const inner = isRecord(outer["error"]) ? outer["error"] : outer;
  const { code, message } = inner;
  return {
    status,
    code: typeof code === "string" ? code : `http_${status}`,
    message:
      typeof message === "string" && message !== ""
        ? message
        : `The server answered with status ${status} and gave no reason.`,
  };
}

/** The refusal for a request that got no answer. A command may have arrived all the same, and the line says so. */
export function noAnswer(method: string): Refusal {
  return {
    status: 0,
    code: "no_answer",
    message:
      method === "GET"
        ? "The server does not answer. Check your connection."
        : "The server did not answer, so it is not known whether this was done. Check your connection, then look again.",
  };
}
