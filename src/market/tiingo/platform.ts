/** The platform's own connection to Tiingo. */
import { fetchInPlace } from "../../platform/outgoing.ts";
import type { TiingoConnection } from "./request.ts";

export function platformTiingo(env: Env): TiingoConnection {
  return { url: env.TIINGO_URL, token: env.TIINGO_TOKEN, fetch: fetchInPlace };
}
