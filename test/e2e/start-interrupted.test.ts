/** What ending `npm start` while it starts leaves behind. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, it, vi } from "vitest";
import { freePort } from "../../cli/local/ports.ts";
import { PROJECT_ROOT } from "../../cli/local/wrangler.ts";
import { temporaryDirectory } from "./support/files.ts";

const PATIENCE = { timeout: 60_000, interval: 5 };

interface Starting {
  readonly child: ChildProcess;
  /** Its directory for temporary files, nobody else's. */
  readonly directory: string;
  readonly ended: Promise<number | null>;
}

async function start(): Promise<Starting> {
  const directory = temporaryDirectory("interrupted");
  const [port, apiPort, exchangePort] = [await freePort(), await freePort(), await freePort()];
  const ports = ["--port", port, "--api-port", apiPort, "--exchange-port", exchangePort].map(String);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "cli/start.ts", ...ports], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, TMPDIR: directory },
    stdio: "ignore",
    // A process group of its own, as a shell gives to what is started in it.
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, directory, ended };
}

/** Whether something is in a directory of the product's state. */
function hasInState(directory: string, name: string): boolean {
  return readdirSync(directory).some((state) => existsSync(path.join(directory, state, name)));
}

/** The running programs that were started with a path in this directory. */
function programsWith(directory: string): string[] {
  const programs = execFileSync("ps", ["-A", "-ww", "-o", "args="], { encoding: "utf8" }).split("\n");
  return programs.filter((program) => program.includes(directory));
}

describe.concurrent("npm start, ended while it starts, leaves nothing", () => {
  it.for([
    ["Ctrl-C when its secrets are made", "SIGINT", "secrets.json"],
    ["a kill when the pages' server is starting", "SIGTERM", "registry"],
    ["Ctrl-C when the pages' server has its store", "SIGINT", "pages"],
    ["a kill when the Worker's database is made", "SIGTERM", "v3"],
  ] as const)("on %s", async ([, signal, made], { expect }) => {
    const { child, directory, ended } = await start();
    await vi.waitUntil(() => hasInState(directory, made), PATIENCE);
    // Ctrl-C comes to the whole group, a kill to the process alone.
    process.kill(signal === "SIGINT" ? -child.pid! : child.pid!, signal);
    expect(await ended).toBe(0);
    expect(readdirSync(directory)).toEqual([]);
    expect(programsWith(directory)).toEqual([]);
  });
});
