import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "vitest";
import type { DayReport } from "../../../cli/day/report.ts";
import { PROJECT_ROOT } from "../../../cli/local/wrangler.ts";
import { runCommand } from "../support/command.ts";

const POLL_MS = 2;

/** How many orders the exchange of a state directory has taken. */
function ordersTaken(state: string): number {
  const file = path.join(state, "exchange.json");
  if (!existsSync(file)) return 0;
  const { accounts }: { accounts: { orders: unknown[] }[] } = JSON.parse(readFileSync(file, "utf8"));
  return accounts.reduce((count, { orders }) => count + orders.length, 0);
}

/** Runs a day and kills everything that belongs to it as soon as the first order has been taken. */
async function killAtFirstOrder(args: readonly string[], state: string): Promise<void> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "cli/day.ts", ...args], {
    cwd: PROJECT_ROOT,
    stdio: "ignore",
    // A process group of its own, so that the Worker's runtime dies with it.
    detached: true,
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  while (ordersTaken(state) === 0 && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  process.kill(-(child.pid ?? 0), "SIGKILL");
  await ended;
}

describe("a day whose machine dies while orders go out", () => {
  it("goes on where it was and sends each order once", async ({ expect }) => {
    const state = mkdtempSync(path.join(tmpdir(), "atlas-forge-state-"));
    const args = ["--date", "2026-08-20", "--state", state, "--json"];
    await killAtFirstOrder(args, state);
    expect(ordersTaken(state)).toBeGreaterThan(0);

    const resumed = await runCommand("day", args);

    expect(resumed.code, resumed.stderr).toBe(0);
    const report: DayReport = JSON.parse(resumed.stdout);
    expect(report).toMatchObject({ ok: true, accounts: [{ outcome: "completed" }] });
    const firstAttempts = report.accounts[0]!.orders.filter(({ clientOrderId }) =>
      clientOrderId.endsWith("-1"),
    );
    expect(firstAttempts.map(({ symbol }) => symbol).toSorted()).toEqual(["SPY", "TLT"]);
  });
});
