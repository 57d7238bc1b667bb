/** What the local entry needs beside the Worker's own environment. Never set in production. */
export interface LocalEnv extends Env {
  /** The exchange's admin API: `http://127.0.0.1:8790/admin`. */
  readonly EXCHANGE_ADMIN_URL: string;
  /** Where the exchange reaches this Worker: `http://127.0.0.1:8787`. */
  readonly LOCAL_URL: string;
}

/** The environment as the local entry sees it. Throws when it was not started by the local launcher. */
export function localEnv(env: Env): LocalEnv {
  if (!hasLocalVariables(env)) throw new Error("EXCHANGE_ADMIN_URL and LOCAL_URL must be set");
  return env;
}

function hasLocalVariables(env: Env): env is LocalEnv {
  return "EXCHANGE_ADMIN_URL" in env && "LOCAL_URL" in env;
}
