/** The pages, served by Cloudflare Pages' local server. */
import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { registryIn } from "../local/registry.ts";
import { PROJECT_ROOT, startWrangler } from "../local/wrangler.ts";

const WEB = path.join(PROJECT_ROOT, "web");
const READY = /Ready on/;

export interface Pages {
  /** Resolves when they are served. Rejects with the server's output when it ends before. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Builds the pages into `web/dist`. */
export async function buildPages(): Promise<void> {
  const { build } = await import("vite");
  await build({ root: WEB, logLevel: "error" });
}

/**
 * Serves the built pages on a loopback port, from a process of its own. Their function finds the API Worker of the same
 * state directory, whichever of the two is there first.
 */
export function servePages(port: number, stateDirectory: string): Pages {
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
    {
      cwd: WEB,
      env: { WRANGLER_REGISTRY_PATH: registryIn(stateDirectory), TMPDIR: stateDirectory },
      // A process group of its own: Ctrl-C reaches it through us alone, and its runtimes can be ended with it.
      detached: true,
    },
  );
  const killGroup = () => killProcessGroup(child);
  process.once("exit", killGroup);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = outputMatches(child, READY);
  // Who waits for it hears of a failure; before that it is nobody's.
  ready.catch(() => undefined);
  return {
    ready,
    async close() {
      child.kill("SIGTERM");
      await ended;
      killGroup();
    },
  };
}

/** Ends a process and what it has started, at once, as far as that stayed in its process group. */
function killProcessGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of it is left.
  }
}

async function outputMatches(child: ChildProcess, pattern: RegExp): Promise<void> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (pattern.test(output)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("close", () => reject(new Error(`the pages' server ended:\n${output}`)));
  });
}
