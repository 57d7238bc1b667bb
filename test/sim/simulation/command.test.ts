import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const COMMAND = fileURLToPath(new URL("../../../cli/simulate.ts", import.meta.url).href);

function simulate(...args: string[]) {
  const node = ["--disable-warning=ExperimentalWarning", COMMAND, ...args];
  return spawnSync(process.execPath, node, { encoding: "utf8" });
}

describe("npm run simulate", () => {
  it("plays the plans of the seeds from one on, and reports in JSON", () => {
    const { status, stdout, stderr } = simulate("--plans", "3", "--seed", "11", "--json");
    expect(stderr).toContain("3 of 3 plans");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ plans: 3, doubleOrders: 0, violations: [] });
  });

  it.each([
    [["--plans", "0"], "--plans 0"],
    [["--plans", "many"], "--plans many"],
    [["--seed", "-1"], "--seed -1"],
    [["--days", "3"], "--days"],
  ])("says in one line what is wrong with %j", (args, problem) => {
    const { status, stdout, stderr } = simulate(...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(problem);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
