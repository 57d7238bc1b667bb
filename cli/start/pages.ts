/** The pages, served by Cloudflare Pages' local server. */
import path from "node:path";
import { build } from "vite";
import { PROJECT_ROOT, startWrangler } from "../local/wrangler.ts";

const WEB = path.join(PROJECT_ROOT, "web");
const READY = /Ready on/;

export interface Pages {
  close(): Promise<void>;
}

/** Builds the pages into `web/dist`. */
export async function buildPages(): Promise<void> {
  await build({ root: WEB, logLevel: "error" });
}

/**
 * Serves the built pages on a loopback port; their function finds the API Worker through the registry directory.
 * Rejects with the server's output when it ends before it is ready.
 */
export async function servePages(
  port: number,
  stateDirectory: string,
  registryDirectory: string,
): Promise<Pages> {
  const child = startWrangler(
    [
      "pages",
      "dev",
      "--ip",
      "127.0.0.1",
      "--port",
      String(port),
      "--persist-to",
      path.join(stateDirectory, "pages"),
    ],
    { cwd: WEB, env: { WRANGLER_REGISTRY_PATH: registryDirectory } },
  );
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (READY.test(output)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("close", () => reject(new Error(`the pages' server ended:\n${output}`)));
  });
  return {
    async close() {
      stop();
      await ended;
    },
  };
}
