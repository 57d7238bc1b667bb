/** The platform's own connection to Tiingo. */
import type { TiingoConnection } from "./request.ts";

export function platformTiingo(env: Env): TiingoConnection {
  return { url: env.TIINGO_URL, token: env.TIINGO_TOKEN, fetch: (input, init) => fetch(input, init) };
}
