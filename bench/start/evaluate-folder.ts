/** `npm run evaluate` on a folder, from the command to its end. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ALL, sleeves } from "../engine/trees.ts";
import { median } from "../median-time.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const DATE = "2025-12-31";
const RUNS = 5;

/** Trees of one to eight sleeves with ten indicators each. */
function writeStrategies(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const levels = (index % 3) + 1;
    const size = { sleeves: (index % 8) + 1, levels, conditions: 2, indicators: 10 };
    const metrics = [...ALL.slice(index % ALL.length), ...ALL];
    const tree = sleeves({ ...size, metrics });
    writeFileSync(path.join(folder, `strategy-${index}.json`), JSON.stringify(tree));
  }
}

function timeCommand(folder: string, count: number): number {
  const started = performance.now();
  const args = ["run", "--silent", "evaluate", "--", "--strategy", folder, "--date", DATE];
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd: ROOT, encoding: "utf8" });
  const time = performance.now() - started;
  const lines = stdout.trimEnd().split("\n").length;
  if (status !== 0 || lines !== count) throw new Error(`${lines} lines, exit code ${status}: ${stderr}`);
  return time;
}

/** The median time of the command on a folder of so many strategies and the built-in market, ms. */
export function evaluateFolder(count: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), "atlas-forge-bench-"));
  try {
    writeStrategies(folder, count);
    return median(Array.from({ length: RUNS }, () => timeCommand(folder, count)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
