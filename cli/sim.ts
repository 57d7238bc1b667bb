/**
 * Runs the local exchange: `npm run sim -- [--port 8790] [--data DIR] [--date D] [--seed N] [--speed 1]
 * [--state DIR] [--json]`. With `--json` the only line on standard output holds the addresses and the keys.
 */
import { newYorkDate, newYorkTimestamp } from "../src/engine/calendar/new-york.ts";
import { lastSessionBegun } from "../sim/exchange/calendar/trading-days.ts";
import { createExchange } from "../sim/exchange/exchange.ts";
import type { Exchange } from "../sim/exchange/exchange.ts";
import { paperTrading } from "../sim/exchange/paper-trading.ts";
import type { ExchangeState } from "../sim/exchange/state/exchange-state.ts";
import { serveExchange } from "../sim/node/server.ts";
import { chooseMarket } from "../sim/node/sim-market.ts";
import { readSimOptions } from "../sim/node/sim-options.ts";
import type { SimOptions } from "../sim/node/sim-options.ts";
import { loadState, saveState } from "../sim/node/state-file.ts";
import { printable } from "./support/printable.ts";

const BEFORE_CLOSE_MS = 600_000;
const SAVE_EVERY_MS = 2_000;
const DEFAULT_CASH = "100000";
const BAD_INPUT = 2;

type Opened =
  | { readonly ok: true; readonly exchange: Exchange }
  | { readonly ok: false; readonly message: string };

/** The options with which a kept exchange goes on: in the built-in market its own seed and date. */
function resumed(options: SimOptions, state: ExchangeState | undefined): SimOptions {
  if (!state || options.data !== undefined) return options;
  return { ...options, seed: state.seed, date: lastSessionBegun(state.now).date };
}

function open(options: SimOptions): Opened {
  const loaded = options.state === undefined ? undefined : loadState(options.state);
  if (loaded?.ok === false) return loaded;
  const chosen = chooseMarket(resumed(options, loaded?.state), newYorkDate(Date.now()));
  if (!chosen.ok) return chosen;
  const exchange = createExchange({
    ...paperTrading,
    market: chosen.market,
    now: chosen.session.close - BEFORE_CLOSE_MS,
    seed: options.seed,
    onError: (error, id) =>
      console.error(`${id ?? "event"}: ${error instanceof Error ? error.message : String(error)}`),
    ...(loaded?.state ? { state: loaded.state } : {}),
  });
  if (exchange.accountKeys().length === 0) exchange.addAccount({ cash: DEFAULT_CASH });
  return { ok: true, exchange };
}

/** Keeps the state, where the options ask for it; answers one line when it cannot be written. */
function save({ state: directory }: SimOptions, exchange: Exchange): string | undefined {
  if (directory === undefined) return undefined;
  try {
    saveState(directory, exchange.snapshotState());
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `--state ${directory}: the state cannot be written: ${reason}`;
  }
}

async function run(options: SimOptions): Promise<string | undefined> {
  const opened = open(options);
  if (!opened.ok) return opened.message;
  const { exchange } = opened;
  const served = await serveExchange(exchange, options.port).catch((error: Error) => error);
  if (served instanceof Error) return served.message;

  const unsaved = save(options, exchange);
  if (unsaved !== undefined) {
    await served.close();
    return unsaved;
  }
  const keep = () => {
    const problem = save(options, exchange);
    if (problem !== undefined) console.error(problem);
  };
  const saving = setInterval(keep, SAVE_EVERY_MS);
  const stop = () => {
    clearInterval(saving);
    exchange.clock.setSpeed(0);
    keep();
    void served.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  exchange.clock.setSpeed(options.speed);
  const [account] = exchange.accountKeys();
  const connection = {
    tradingUrl: served.url,
    dataUrl: served.url,
    tiingoUrl: served.url,
    adminUrl: `${served.url}/admin`,
    keyId: account?.keyId,
    secretKey: account?.secretKey,
    tiingoToken: exchange.tiingoToken,
  };
  const say = options.json ? console.error : console.log;
  if (options.json) console.log(JSON.stringify(connection));
  else {
    const lines = { ...connection, pageUrl: `${served.url}/` };
    for (const [name, value] of Object.entries(lines)) console.log(`${name.padEnd(12)} ${value}`);
  }
  say(
    `The clock stands at ${newYorkTimestamp(exchange.clock.now())} and runs at ${options.speed}x. Ctrl-C stops it.`,
  );
  return undefined;
}

const read = readSimOptions(process.argv.slice(2));
const problem = read.ok ? await run(read.options) : read.message;
if (problem !== undefined) {
  console.error(printable(problem));
  process.exitCode = BAD_INPUT;
}
