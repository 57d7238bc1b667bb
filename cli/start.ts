/** `npm start`: the whole product on this machine, on a simulated market. */
import { setTimeout } from "node:timers/promises";
import { newYorkDate, newYorkTime } from "../src/engine/calendar/new-york.ts";
import { ApiClient } from "./local/api-client.ts";
import { firstTakenPort } from "./local/ports.ts";
import { localSecrets } from "./local/secrets.ts";
import { parseStartArguments, type StartPorts } from "./start/arguments.ts";
import { DEMO_USER, furnishDemo } from "./start/demo.ts";
import { buildPages, servePages } from "./start/pages.ts";
import { stopRequested } from "./support/signals.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";
import { UndoList } from "./support/undo-list.ts";
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

async function refuseTakenPorts(ports: StartPorts): Promise<void> {
  const taken = await firstTakenPort([ports.pages, ports.api, ports.exchange]);
  if (taken === undefined) return;
  throw new UserError(
    `port ${taken} is in use by another program: stop that one, or choose others with ` +
      "npm start -- --port N --api-port N --exchange-port N",
  );
}

/** Starts everything, and has `started` know how to end it, as it comes. Resolves when a visitor can come. */
async function start(ports: StartPorts, started: UndoList): Promise<void> {
  console.log("Building the pages and starting the Worker ...");
  const stateDirectory = temporaryDirectory("atlas-forge-");
  const appUrl = `http://localhost:${ports.pages}`;
  const secrets = localSecrets(stateDirectory);
  const onError = (error: unknown) => {
    // What is being ended fails in whatever it was doing.
    if (!started.isUndoing) console.error(error instanceof Error ? error.message : error);
  };
  // Loading the Worker's tools takes a second in which nothing else moves: what others can work on is begun before.
  const built = buildPages();
  const { openDemoExchange } = await import("./start/market.ts");
  const exchange = openDemoExchange(Date.now(), secrets.TIINGO_TOKEN, onError);
  const keys = exchange.addAccount({ cash: "100000" });
  await built;
  const pages = servePages(ports.pages, stateDirectory);
  started.add(() => pages.close());
  const { startProduct } = await import("./local/product.ts");
  const furnish = async () => {
    const product = await startProduct({ exchange, stateDirectory, secrets, ports, appUrl, onError });
    started.add(() => product.close());
    await furnishDemo(new ApiClient(product.api.url, appUrl), keys);
    return product;
  };
  // Pages that cannot be served are told of at once, whatever the Worker is at.
  const [product] = await Promise.all([furnish(), pages.ready]);
  console.log(welcome(appUrl, product.exchangeUrl, exchange.clock.now()));
}

const stopped = stopRequested();

/** Ctrl-C reaches the programs that we have started as well, and one of them may end before we hear of it, ms. */
const HEARD_LATE = 300;

/** Starts everything; throws what goes wrong, unless it did because all is to end. */
async function startUnlessStopped(ports: StartPorts, started: UndoList): Promise<void> {
  let isStopped = false;
  const waiting = (async () => {
    await stopped;
    isStopped = true;
  })();
  try {
    await start(ports, started);
  } catch (error) {
    await Promise.race([waiting, setTimeout(HEARD_LATE)]);
    if (!isStopped) throw error;
  }
}

await runCommand(async () => {
  const ports = parseStartArguments(process.argv.slice(2));
  await refuseTakenPorts(ports);
  const started = new UndoList();
  try {
    await Promise.race([startUnlessStopped(ports, started), stopped]);
    await stopped;
  } finally {
    await started.undo();
  }
  return 0;
});
// What was on its way when the request came would still go on.
process.exit();
