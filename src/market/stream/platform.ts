/** The stream of the platform: whether it is wanted, where it is, and with which key. */
import type { Fetch } from "../../platform/outgoing.ts";
import { platformAlpaca } from "../alpaca/platform.ts";

export interface StreamAddress {
  /** `https://.../v2/iex`: a websocket is asked for by an HTTP request with an upgrade. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly fetch: Fetch;
}

/** Whether the deployment wants streamed prices (`PRICE_STREAM`): `iex` is the one feed that free keys have. */
export function wantsStream(env: Env): boolean {
  return env.PRICE_STREAM === "iex";
}

/** Where to connect, or `undefined` without a data key of the platform's own. */
export function platformStream(env: Env): StreamAddress | undefined {
  const alpaca = platformAlpaca(env);
  if (!alpaca) return undefined;
  const { apiKey, apiSecret } = alpaca;
  const url = `${env.ALPACA_STREAM_URL.replace(/^ws/, "http")}/v2/iex`;
  return { url, apiKey, apiSecret, fetch: alpaca.fetch };
}
