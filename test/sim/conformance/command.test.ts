import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it, onTestFinished } from "vitest";
import { parseConformanceArguments } from "../../../cli/sim-conformance/arguments.ts";
import { printConformance } from "../../../cli/sim-conformance/print.ts";
import { checkConformance } from "../../../cli/sim-conformance/run.ts";
import { UserError } from "../../../cli/support/user-error.ts";
import { conformanceOf } from "../../../sim/conformance/openapi/conformance.ts";
import { GOOD, SHOP, documentIn } from "../support/openapi.ts";

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
      expect(stdout).toContain(`Two paths 1 (${file})\n`);
      expect(stdout).toMatch(/^ {2}GET \/v2\/clock +[1-9]\d* checked +0 violations +0 undocumented$/m);
      expect(stdout).toMatch(/^ {4}200 \/v2\/account: \/cash must be number$/m);
      expect(stdout).toMatch(/^2 of 2 operations asked for, 0 not; /m);
    },
  );

  it("ends with code 0 when there is nothing to find", PATIENCE, async ({ expect }) => {
    const agreeing = DOCUMENT.replace("colour", "cash").replace("type: number", "type: string");
    const { stdout, code } = await run("--openapi", fileWith(agreeing));
    expect(code).toBe(0);
    expect(stdout).toMatch(/answers checked, 0 with violations\.$/m);
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
        violations: expect.arrayContaining([
          {
            operation: "GET /v2/account",
            path: "/v2/account",
            status: 200,
            problems: ["(all of it) must have required property 'colour'", "/cash must be number"],
          },
        ]),
        undocumented: [{ operation: "GET /v2/account", status: 401, answers: 1 }],
      },
      { file: second, title: "The same" },
    ]);
  });

  it("prints the totals, and the first violations of each operation", ({ expect }) => {
    const ask = (path: string, body: unknown, status = 200) => ({ method: "GET", path, status, body });
    const answers = [
      ...[1, 2, 3].map((limit) => ask(`/v2/goods?limit=${limit}`, [{ ...GOOD, price: 1, id: "7" }])),
      ask("/v2/goods/dearest", GOOD),
      ask("/v2/goods:by_colour", { message: "none" }, 422),
    ];
    const report = conformanceOf(documentIn(`openapi: 3.1.0\n${SHOP}`), answers);
    expect(printConformance({ file: "shop.yaml", ...report }).split("\n")).toEqual([
      "Shop 1.4 (shop.yaml)",
      "  GET /v2/goods            3 checked  3 violations  0 undocumented",
      '    200 /v2/goods?limit=1: /0/id must match format "uuid"',
      "    200 /v2/goods?limit=1: /0/price must be string",
      '    200 /v2/goods?limit=2: /0/id must match format "uuid"',
      "    200 /v2/goods?limit=2: /0/price must be string",
      '    200 /v2/goods?limit=3: /0/id must match format "uuid"',
      "    and 1 more",
      "  GET /v2/goods/dearest    1 checked  0 violations  0 undocumented",
      "  GET /v2/goods:by_colour  0 checked  0 violations  1 undocumented",
      "  status not in the document: GET /v2/goods:by_colour 422 (1)",
      "  format not checked: shade",
      "3 of 5 operations asked for, 2 not; 4 answers checked, 3 with violations.",
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
