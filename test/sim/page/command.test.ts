import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../../cli/sim.ts", import.meta.url));

describe("the command that runs the exchange", () => {
  it("says where the page is", async ({ expect }) => {
    const args = [SCRIPT, "--port", "0", "--date", "2026-11-20"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let page: Response | undefined;
    child.stdout.on("data", (chunk) => {
      stdout += String(chunk);
      if (!stdout.includes("Ctrl-C")) return;
      const ask = async () => {
        page = await fetch(/^pageUrl +(http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(stdout)?.[1] ?? "");
      };
      void ask().finally(() => child.kill("SIGINT"));
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(code).toBe(0);
    expect(page?.headers.get("content-type")).toContain("text/html");
  });
});
