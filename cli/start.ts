/** `npm start`: the whole product on this machine, on a simulated market. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { newYorkDate, newYorkTime } from "../src/engine/calendar/new-york.ts";
import { ApiClient } from "./local/api-client.ts";
import { firstTakenPort } from "./local/ports.ts";
import { localSecrets } from "./local/secrets.ts";
import { parseStartArguments, type StartPorts } from "./start/arguments.ts";
import { DEMO_USER, furnishDemo } from "./start/demo.ts";
import { buildPages, servePages } from "./start/pages.ts";
import { runCommand, UserError } from "./support/user-error.ts";

function welcome(appUrl: string, exchangeUrl: string, now: number): string {
  return `
Atlas Forge Live is running.

  Open      ${appUrl}
  Sign in   ${DEMO_USER.email}   password: ${DEMO_USER.password}
  Market    simulated; its clock stands at ${newYorkTime(now)} New York on ${newYorkDate(now)}, a minute before
            the snapshot. Set it going, or jump, with the bar at the top of the page.
  Exchange  ${exchangeUrl}

Ctrl-C stops everything.`;
}

/**
 * Resolves on Ctrl-C or SIGTERM. To be called when everything runs: the Workers' runtime listens for signals, too,
 * and would end the process before the rest has closed.
 */
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => resolve());
    }
  });
}

async function refuseTakenPorts(ports: StartPorts): Promise<void> {
  const taken = await firstTakenPort([ports.pages, ports.api, ports.exchange]);
  if (taken === undefined) return;
  throw new UserError(
    `port ${taken} is in use by another program: stop that one, or choose others with ` +
      "npm start -- --port N --api-port N --exchange-port N",
  );
}

await runCommand(async () => {
  const ports = parseStartArguments(process.argv.slice(2));
  await refuseTakenPorts(ports);
  const stateDirectory = mkdtempSync(path.join(tmpdir(), "atlas-forge-"));
  const appUrl = `http://localhost:${ports.pages}`;
  const closing: (() => Promise<void>)[] = [
    async () => rmSync(stateDirectory, { recursive: true, force: true }),
  ];
  try {
    console.log("Building the pages and starting the Worker ...");
    const secrets = localSecrets(stateDirectory);
    const onError = (error: unknown) => console.error(error instanceof Error ? error.message : error);
    // Loading the Worker's tools takes a second in which nothing else moves: what others can work on is begun before.
    const built = buildPages();
    const { openDemoExchange } = await import("./start/market.ts");
    const exchange = openDemoExchange(Date.now(), secrets.TIINGO_TOKEN, onError);
    const keys = exchange.addAccount({ cash: "100000" });
    await built;
    const pages = servePages(ports.pages, stateDirectory);
    closing.push(() => pages.close());
    const { startProduct } = await import("./local/product.ts");
    const product = await startProduct({ exchange, stateDirectory, secrets, ports, appUrl, onError });
    closing.push(() => product.close());
    await furnishDemo(new ApiClient(product.api.url, appUrl), keys);
    await pages.ready;
    console.log(welcome(appUrl, product.exchangeUrl, exchange.clock.now()));
    await stopRequested();
  } finally {
    for (const close of closing.toReversed()) await close();
  }
  return 0;
});
