/** Wrangler as a child process. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

export const PROJECT_ROOT = path.resolve(import.meta.dirname, "../..");
/** The program itself: its launcher would not pass signals on. */
const WRANGLER = path.join(PROJECT_ROOT, "node_modules/wrangler/wrangler-dist/cli.js");

/** Keeps wrangler and its runtime from reaching for the network, and from asking questions. */
export const OFFLINE: Readonly<Record<string, string>> = {
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  CI: "1",
};

export interface WranglerOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it leads a process group of its own. */
  readonly detached?: boolean;
}

/** Starts `wrangler ...args`; its output is piped. */
export function startWrangler(args: readonly string[], options: WranglerOptions = {}): ChildProcess {
  return spawn(process.execPath, ["--no-warnings", WRANGLER, ...args], {
    cwd: options.cwd ?? PROJECT_ROOT,
    env: { ...process.env, ...OFFLINE, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: options.detached ?? false,
  });
}
