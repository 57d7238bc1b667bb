/** What a client reads when a fault stands between it and the exchange's own answer. */
import { notFound, refuse } from "../http/refusal.ts";
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

/** 404 for what an address of the trading API names, in the words in which that is missed. */
export function missingAnswer(url: string): Response {
  const { pathname, searchParams } = new URL(url);
  const named = searchParams.get("client_order_id") ?? pathname.split("/").at(-1) ?? "";
  if (pathname.startsWith("/v2/orders")) return refuse(notFound(`order not found for ${named}`));
  if (pathname.startsWith("/v2/assets")) return refuse(notFound(`asset not found for ${named}`));
  if (pathname.startsWith("/v2/positions")) return refuse(notFound("position does not exist"));
  return refuse(notFound("endpoint not found"));
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
