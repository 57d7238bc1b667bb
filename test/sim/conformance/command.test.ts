import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it, onTestFinished } from "vitest";
import { parseConformanceArguments } from "../../../cli/sim-conformance/arguments.ts";
import { checkConformance } from "../../../cli/sim-conformance/run.ts";
import { UserError } from "../../../cli/support/user-error.ts";

const SCRIPT = fileURLToPath(new URL("../../../cli/sim-conformance.ts", import.meta.url));
/** The whole scenario is played in a process of its own. */
const PATIENCE = { timeout: 120_000 };

/** Alpaca's clock as it is, and its account as it is not. */
const DOCUMENT = `
openapi: 3.1.0
info: { title: Two paths, version: "1" }
paths:
  /v2/clock:
    get:
      responses:
        "200":
          description: the time
          content:
            application/json:
              schema: { type: object, required: [is_open], properties: { is_open: { type: boolean } } }
  /v2/account:
    get:
      responses:
        "200":
          description: the account
          content:
            application/json:
              schema: { type: object, required: [colour], properties: { cash: { type: number } } }
`;

async function run(...args: readonly string[]) {
  return new Promise<{ stdout: string; stderr: string; code: number }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", SCRIPT, ...args],
      (_error, stdout, stderr) => resolve({ stdout, stderr, code: child.exitCode ?? -1 }),
    );
  });
}

function fileWith(text: string): string {
  const directory = mkdtempSync(join(tmpdir(), "openapi-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "document.yaml");
  writeFileSync(file, text);
  return file;
}

describe("the command that compares the exchange with OpenAPI documents", () => {
  it(
    "ends with code 1 and says where an answer is not as the document says",
    PATIENCE,
    async ({ expect }) => {
      const file = fileWith(DOCUMENT);
      const { stdout, stderr, code } = await run("--openapi", file);
      expect([stderr, code]).toEqual(["", 1]);
      const lines = stdout.trimEnd().split("\n");
      expect(lines).toEqual([
        `Two paths 1 (${file})`,
        "  GET /v2/clock    2 checked  0 violations  0 undocumented",
        "  GET /v2/account  2 checked  2 violations  1 undocumented",
        "    200 /v2/account: (all of it) must have required property 'colour'",
        "    200 /v2/account: /cash must be number",
        "    200 /v2/account: (all of it) must have required property 'colour'",
        "    200 /v2/account: /cash must be number",
        "  status not in the document: GET /v2/account 401 (1)",
        "2 of 2 operations asked for, 0 not; 4 answers checked, 2 with violations.",
      ]);
    },
  );

  it("ends with code 0 when there is nothing to find", PATIENCE, async ({ expect }) => {
    const agreeing = DOCUMENT.replace("colour", "cash").replace("type: number", "type: string");
    const { stdout, code } = await run("--openapi", fileWith(agreeing));
    expect(code).toBe(0);
    expect(stdout).toContain("4 answers checked, 0 with violations.");
  });

  it("says all of it in one line of JSON, with code 0", PATIENCE, async ({ expect }) => {
    const [first, second] = [fileWith(DOCUMENT), fileWith(DOCUMENT.replace("Two paths", "The same"))];
    const { stdout, code } = await run("--openapi", first, "--openapi", second, "--json");
    expect([code, stdout.trim().split("\n").length]).toEqual([0, 1]);
    expect(JSON.parse(stdout).documents).toMatchObject([
      {
        file: first,
        title: "Two paths",
        version: "1",
        operations: 2,
        exercised: 2,
        answers: 4,
        violations: [{ operation: "GET /v2/account", path: "/v2/account", status: 200 }, {}],
        undocumented: [{ operation: "GET /v2/account", status: 401, answers: 1 }],
      },
      { file: second, title: "The same" },
    ]);
  });

  it("refuses bad input in one line, with code 2", PATIENCE, async ({ expect }) => {
    const message = "--openapi /nowhere.yaml: the file cannot be read\n";
    expect(await run("--openapi", "/nowhere.yaml")).toEqual({ stdout: "", stderr: message, code: 2 });
  });

  it("says what is wrong with its arguments", ({ expect }) => {
    const usage = "usage: npm run sim:conformance -- --openapi FILE [--openapi FILE ...] [--json]";
    expect(() => parseConformanceArguments([])).toThrow(new UserError(`--openapi is missing; ${usage}`));
    expect(() => parseConformanceArguments(["--bogus"])).toThrow(
      new UserError(`Unknown option '--bogus'; ${usage}`),
    );
  });

  it("says what is wrong with a file that is no document", async ({ expect }) => {
    const file = fileWith("colour: red");
    await expect(checkConformance([file])).rejects.toThrow(`--openapi ${file}: not an OpenAPI document: `);
  });
});
