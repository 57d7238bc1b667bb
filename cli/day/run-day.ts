/** Runs one trading day without a screen. */
import { newYorkDate, newYorkTime } from "../../src/engine/calendar/new-york.ts";
import { saveState } from "../../sim/node/state-file.ts";
import { ApiClient, ApiRefusal } from "../local/api-client.ts";
import { freePort } from "../local/ports.ts";
import { localSecrets } from "../local/secrets.ts";
import { openMarket } from "../support/market.ts";
import { UserError } from "../support/user-error.ts";
import { activateOnce, connectOnce } from "./activate.ts";
import type { DayArguments } from "./arguments.ts";
import { type DayReport, reportDay } from "./report.ts";
import { openSession, openStateDirectory } from "./session.ts";
import { readStrategies } from "./strategies.ts";

const USER = { email: "day@example.com", name: "Day" };
/** Nothing is served there: requests only have to name the same origin as the Worker's. */
const APP_URL = "http://day.localhost";

/**
 * Runs the day of the arguments through the Worker against the exchange; `log` is told what happens. On a state
 * whose day is over already it sends nothing, and reports what was. Without a state directory nothing is kept.
 */
export async function runDay(args: DayArguments, log: (line: string) => void): Promise<DayReport> {
  const market = openMarket(args.data, args.date);
  const strategies = readStrategies(args, market);
  const directory = openStateDirectory(args.state);
  const secrets = localSecrets(directory);
  const onError = (error: unknown) => log(`error: ${error instanceof Error ? error.message : String(error)}`);
  const { exchange, slot, endsAt } = openSession(market, args.date, directory, secrets.TIINGO_TOKEN, onError);
  const keys = exchange.accountKeys()[0] ?? exchange.addAccount({ cash: args.cash });
  const ports = { exchange: await freePort(), api: await freePort() };
  // Loading the Worker's tools takes a second: what is refused is refused before.
  const { startProduct } = await import("../local/product.ts");
  const product = await startProduct({
    exchange,
    stateDirectory: directory,
    secrets,
    ports,
    appUrl: APP_URL,
    onError,
  });
  try {
    const api = new ApiClient(product.api.url, APP_URL);
    await api.signInOrUp({ ...USER, password: secrets.PASSWORD });
    await connectOnce(api, keys);
    await activateOnce(api, strategies);
    const now = exchange.clock.now();
    const kept = args.state === undefined ? "" : `, state in ${directory}`;
    log(`${newYorkDate(now)} ${newYorkTime(now)} New York${kept}`);
    await exchange.clock.advanceTo(endsAt);
    saveState(directory, exchange.snapshotState());
    return await reportDay(api, exchange, keys, slot);
  } catch (error) {
    // What the API refuses, the command's input asked for: a share that comes to no cash, a title that is too long.
    if (error instanceof ApiRefusal && error.status < 500) throw new UserError(error.message);
    throw error;
  } finally {
    await product.close();
  }
}
