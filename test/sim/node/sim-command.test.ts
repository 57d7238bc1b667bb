import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it, onTestFinished } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../../cli/sim.ts", import.meta.url));

/** Runs the command; resolves when it has ended. `onLine` is called when the first line is on standard output. */
async function run(args: readonly string[], onLine?: (line: string, stop: () => void) => void) {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "", code: null as number | null };
  child.stderr.on("data", (chunk) => (output.stderr += String(chunk)));
  child.stdout.on("data", (chunk) => {
    const first = output.stdout === "";
    output.stdout += String(chunk);
    if (first) onLine?.(output.stdout, () => child.kill("SIGINT"));
  });
  output.code = await new Promise((resolve) => child.once("close", resolve));
  return output;
}

describe("the command that runs the exchange", () => {
  it("says everything in one line of JSON and stops on Ctrl-C", async ({ expect }) => {
    let clock: unknown;
    const { stdout, code } = await run(["--port", "0", "--json", "--date", "2026-11-20"], (line, stop) => {
      const ask = async () => {
        clock = await (await fetch(`${JSON.parse(line).adminUrl}/clock`)).json();
      };
      void ask().finally(stop);
    });
    expect(code).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    const connection = JSON.parse(stdout);
    expect(connection).toEqual({
      tradingUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      dataUrl: connection.tradingUrl,
      tiingoUrl: connection.tradingUrl,
      adminUrl: `${connection.tradingUrl}/admin`,
      keyId: expect.stringMatching(/^PK/),
      secretKey: expect.any(String),
      tiingoToken: expect.any(String),
    });
    expect(clock).toMatchObject({ now: expect.stringContaining("2026-11-20T20:50"), speed: 1 });
  });

  it("finds the same account again when it keeps its state", async ({ expect }) => {
    const state = mkdtempSync(join(tmpdir(), "exchange-"));
    onTestFinished(() => rmSync(state, { recursive: true }));
    const args = ["--port", "0", "--json", "--date", "2026-11-20", "--speed", "0", "--state", state];
    const first = await run(args, (_line, stop) => stop());
    const second = await run([...args, "--seed", "9"], (_line, stop) => stop());
    expect(JSON.parse(second.stdout).keyId).toBe(JSON.parse(first.stdout).keyId);
    expect(JSON.parse(second.stdout).tiingoToken).toBe(JSON.parse(first.stdout).tiingoToken);
  });

  for (const [what, args, message] of [
    ["an unknown option", ["--bogus"], "Unknown option '--bogus'"],
    ["a port that is none", ["--port", "many"], "--port many: not a port between 0 and 65535"],
    [
      "a day without a session",
      ["--date", "2026-11-26"],
      "--date 2026-11-26: the market is closed on that day",
    ],
    [
      "a directory for the state that is a file",
      ["--state", SCRIPT, "--port", "0"],
      `--state ${SCRIPT}: the state cannot be written: EEXIST: file already exists, mkdir '${SCRIPT}'`,
    ],
    ["a missing directory", ["--data", "/nowhere/at/all"], "/nowhere/at/all: there is no such directory"],
  ] as const) {
    it(`refuses ${what} in one line, with code 2`, async ({ expect }) => {
      expect(await run(args)).toEqual({ stdout: "", stderr: `${message}\n`, code: 2 });
    });
  }
});
