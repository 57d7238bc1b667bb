/** What a client reads when a fault stands between it and the exchange's own answer. */
import type { Fault } from "./fault.ts";

const PHRASES: Readonly<Record<number, string>> = {
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** The answer of a `status` fault. */
export function statusAnswer(fault: Extract<Fault, { action: "status" }>): Response {
  const { status, body, contentType = "text/plain" } = fault;
  if (body === undefined) return new Response(null, { status });
  return typeof body === "string"
    ? new Response(body, { status, headers: { "content-type": contentType } })
    : Response.json(body, { status });
}

/** A 5xx in HTML, as a gateway in front of the service writes it when the service itself says nothing. */
export function gatewayAnswer(status: number): Response {
  const title = `${status} ${PHRASES[status] ?? "Server Error"}`;
  const page = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return new Response(page, { status, headers: { "content-type": "text/html" } });
}

/** The answer with status 200 and half its body, whose `content-length` is the half's; `{` where there is no body. */
export async function cutAnswer(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half =
    bytes.length > 1 ? bytes.slice(0, Math.floor(bytes.length / 2)) : new TextEncoder().encode("{");
  const headers = new Headers(response.headers);
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  headers.set("content-length", String(half.length));
  return new Response(half, { status: 200, headers });
}
