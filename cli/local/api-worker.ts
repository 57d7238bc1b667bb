/** The API Worker in workerd, on the simulated exchange. */
import path from "node:path";
import { wrangler } from "./runtime.ts";
import type { LocalSecrets } from "./secrets.ts";
import { OFFLINE, PROJECT_ROOT } from "./wrangler.ts";

export interface ApiWorkerOptions {
  readonly stateDirectory: string;
  readonly port: number;
  /** Origin of the pages: where browsers' requests must come from. */
  readonly appUrl: string;
  readonly exchangeUrl: string;
  readonly secrets: LocalSecrets;
  /** What the platform asks for market data with; without it, as on a deployment without such a key. */
  readonly dataKey: { readonly keyId: string; readonly secretKey: string } | undefined;
  /** Where local Workers find each other; a directory of its own for each running product. */
  readonly registryDirectory: string;
}

export interface ApiWorker {
  readonly url: string;
  /** Fires the cron handler, as the platform would at an instant (epoch ms). */
  tick(cron: string, instant: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the Worker; it answers when this resolves. The D1 database must have been migrated. */
export async function startApiWorker(options: ApiWorkerOptions): Promise<ApiWorker> {
  const { exchangeUrl, secrets, dataKey, port } = options;
  const url = `http://127.0.0.1:${port}`;
  Object.assign(process.env, OFFLINE);
  const { MASTER_KEYS, AUTH_SECRET, TIINGO_TOKEN, OPERATOR_TOKEN } = secrets;
  Object.assign(process.env, { MASTER_KEYS, AUTH_SECRET, TIINGO_TOKEN });
  const variables = {
    APP_URL: options.appUrl,
    ALPACA_LIVE_URL: exchangeUrl,
    ALPACA_PAPER_URL: exchangeUrl,
    ALPACA_DATA_URL: exchangeUrl,
    ALPACA_STREAM_URL: exchangeUrl,
    TIINGO_URL: exchangeUrl,
    EXCHANGE_ADMIN_URL: `${exchangeUrl}/admin`,
    LOCAL_URL: url,
    MASTER_KEYS,
    AUTH_SECRET,
    TIINGO_TOKEN,
    OPERATOR_TOKEN,
    ...(dataKey ? { ALPACA_DATA_KEY_ID: dataKey.keyId, ALPACA_DATA_SECRET: dataKey.secretKey } : {}),
  };
  const worker = await wrangler.unstable_startWorker({
    config: path.join(PROJECT_ROOT, "wrangler.toml"),
    entrypoint: path.join(PROJECT_ROOT, "src/local/worker.ts"),
    bindings: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, { type: "plain_text" as const, value }]),
    ),
    dev: {
      server: { hostname: "127.0.0.1", port },
      inspector: false,
      watch: false,
      persist: options.stateDirectory,
      registry: options.registryDirectory,
      logLevel: "error",
    },
  });
  await worker.ready;
  return {
    url,
    async tick(cron, instant) {
      const query = new URLSearchParams({ cron, time: String(instant), format: "json" });
      const response = await fetch(`${url}/cdn-cgi/handler/scheduled?${query}`);
      const text = await response.text();
      if (!response.ok || !text.includes('"outcome":"ok"')) {
        throw new Error(`the cron handler failed: ${text}`);
      }
    },
    close: () => worker.dispose(),
  };
}
