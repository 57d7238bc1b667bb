/** A request to a webhook as the mailbox keeps it. */
import type { HookCall } from "./entry.ts";

const MOST_BODY_BYTES = 100_000;
/** Headers that tell who called, with what, and how it was signed. Keys and cookies are not kept. */
const KEPT_HEADERS = /^(content-type|user-agent|idempotency-key|x-.*|.*signature.*)$/;

/** The call that a request makes at an instant (epoch ms). Of a long body the first 100 kB are kept. */
export async function hookCallOf(request: Request, id: string, at: number): Promise<HookCall> {
  const { pathname, search } = new URL(request.url);
  const body = new Uint8Array(await request.arrayBuffer());
  return {
    kind: "hook",
    id,
    at,
    method: request.method,
    path: pathname,
    query: search,
    headers: Object.fromEntries([...request.headers].filter(([name]) => KEPT_HEADERS.test(name))),
    body: new TextDecoder().decode(body.subarray(0, MOST_BODY_BYTES)),
    bytes: body.length,
  };
}
