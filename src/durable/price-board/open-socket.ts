/** Opens a websocket from within an object. */
import type { StreamAddress } from "../../market/stream/platform.ts";
import { reasonOf } from "../../platform/reason-of.ts";

/** The handshake must be over by then, ms. */
const TIMEOUT = 8_000;
const SWITCHING_PROTOCOLS = 101;

export type OpenedSocket =
  | { readonly ok: true; readonly socket: WebSocket }
  | { readonly ok: false; readonly code: "stream_unreachable"; readonly message: string };

/** A socket at an address that is not yet accepted, or why there is none. Never throws for what the other side does. */
export async function openSocket({ url, fetch }: StreamAddress): Promise<OpenedSocket> {
  // Not AbortSignal.timeout: a signal that fires later would break the open socket off.
  const handshake = new AbortController();
  const timer = setTimeout(() => handshake.abort(), TIMEOUT);
  try {
    const response = await fetch(url, { headers: { Upgrade: "websocket" }, signal: handshake.signal });
    const socket = response.webSocket;
    if (response.status === SWITCHING_PROTOCOLS && socket) return { ok: true, socket };
    await response.body?.cancel();
    return { ok: false, code: "stream_unreachable", message: `the stream answered ${response.status}` };
  } catch (error) {
    return { ok: false, code: "stream_unreachable", message: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}
