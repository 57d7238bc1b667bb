import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { ApiClient } from "../../../cli/local/api-client.ts";
import { freePort } from "../../../cli/local/ports.ts";
import { type Product, startProduct } from "../../../cli/local/product.ts";
import { localSecrets } from "../../../cli/local/secrets.ts";
import type { ReplayReport } from "../../../cli/replay/report.ts";
import { openDemoExchange } from "../../../cli/start/market.ts";
import { DEMO_USER, furnishDemo } from "../../../cli/start/demo.ts";
import type { HistoryRow } from "../../../src/contract/history.ts";
import { runCommand } from "../support/command.ts";

const MINUTE = 60_000;
/** From a minute before the snapshot to well after the close. */
const A_DAY = 20 * MINUTE;

describe("the replay of an execution on the command line", () => {
  let product: Product;
  let execution: string;
  const directory = () => mkdtempSync(path.join(tmpdir(), "atlas-forge-replay-"));

  beforeAll(async () => {
    const state = directory();
    const secrets = localSecrets(state);
    const onError = (error: unknown) => console.error(error);
    const exchange = openDemoExchange(Date.UTC(2026, 7, 21), secrets.TIINGO_TOKEN, onError);
    const keys = exchange.addAccount({ cash: "100000" });
    const ports = { exchange: await freePort(), api: await freePort() };
    const appUrl = `http://127.0.0.1:${ports.api}`;
    product = await startProduct({ exchange, stateDirectory: state, secrets, ports, appUrl, onError });
    const api = new ApiClient(product.api.url, appUrl);
    await furnishDemo(api, keys);
    await exchange.clock.advanceTo(exchange.clock.now() + A_DAY);
    const { history } = await api.get<{ history: HistoryRow[] }>("/api/live/history");
    execution = history[0]!.id;
  }, 120_000);

  afterAll(() => product.close());

  const online = () => ["--execution", execution, "--url", product.api.url];

  it("finds plan and decisions equal, and says what it has compared", async ({ expect }) => {
    const ran = await runCommand("replay", online());
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stdout).toMatch(/plan +equal/);
    expect(ran.stdout).toContain("Everything is equal, bit by bit.");
    const { ok, compared }: ReplayReport = JSON.parse(
      (await runCommand("replay", [...online(), "--json"])).stdout,
    );
    expect(ok).toBe(true);
    expect(compared.map(({ result }) => result)).toEqual(["equal", "equal", "equal"]);
  });

  it("works without the product from a file that it has saved, and finds what was changed in it", async ({
    expect,
  }) => {
    const file = path.join(directory(), "recording.json");
    expect((await runCommand("replay", [...online(), "--save", file])).code).toBe(0);
    expect((await runCommand("replay", ["--file", file])).code).toBe(0);

    const recording = JSON.parse(readFileSync(file, "utf8"));
    const inputs = JSON.parse(recording.inputsJson);
    inputs.accountCash = String(Number(inputs.accountCash) + 0.01);
    writeFileSync(file, JSON.stringify({ ...recording, inputsJson: JSON.stringify(inputs) }));
    const tampered = await runCommand("replay", ["--file", file]);
    expect(tampered.code, tampered.stderr).toBe(1);
    expect(tampered.stdout).toMatch(/plan +DIFFERENT/);
    expect((await runCommand("replay", ["--file", file, "--json"])).code).toBe(0);
  });

  it.for([
    ["neither an execution nor a file", [], /give either --execution or --file/],
    ["a file that is not there", ["--file", "/nowhere.json"], /the file cannot be read/],
    ["a product that does not run", ["--execution", "x", "--url", "http://127.0.0.1:1"], /nobody answers/],
    ["an address that is none", ["--execution", "x", "--url", "nowhere"], /must be an address/],
  ] as const)("refuses %s with one line and exit code 2", async ([, args, message], { expect }) => {
    const ran = await runCommand("replay", args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trim()).not.toContain("\n");
  });

  it("refuses an execution that is not there, and a wrong password", async ({ expect }) => {
    const unknown = await runCommand("replay", ["--execution", "nothing", "--url", product.api.url]);
    expect([unknown.code, unknown.stderr]).toEqual([2, "there is no such execution\n"]);
    const { email } = DEMO_USER;
    const refused = await runCommand("replay", [...online(), "--email", email, "--password", "wrong-one"]);
    expect(refused.code).toBe(2);
  });
});
