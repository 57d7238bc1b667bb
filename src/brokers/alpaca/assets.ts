/** What Alpaca tells of its assets: one by one, or, where there are many to ask for, in one list of all. */
import * as z from "zod";
import { inParallel } from "../../platform/in-parallel.ts";
import type { BrokerAsset, Outcome } from "../broker.ts";
import type { AlpacaConnection, AlpacaHosts } from "./connection.ts";
import { absentAsNull } from "./refusal.ts";
import { send } from "./request.ts";
import { assetSchema } from "./schemas.ts";

type Hosts = Pick<AlpacaHosts, "tradingUrl">;
type Asset = Outcome<BrokerAsset | null>;

/**
 * The most assets that are asked for one by one: an account may send 200 requests a minute, and its orders come first. The
 * list of all is some megabytes.
 */
const MOST_ONE_BY_ONE = 50;

const addressOf = ({ tradingUrl }: Hosts, symbol: string) =>
  `${tradingUrl}/v2/assets/${encodeURIComponent(symbol)}`;

/** What an asset does not say to be possible is not. Throws (zod) when the answer is none. */
function readAsset(json: unknown, symbol: string): BrokerAsset {
  const { status, tradable, fractionable } = assetSchema.parse(json);
  return {
    symbol,
    tradable: tradable === true && status !== "inactive",
    fractionable: fractionable === true,
  };
}

const listSchema = z.array(z.unknown());

/** Those of a list of all assets that are asked for; one that is listed twice is left out unless both say the same. */
function pick(json: unknown, symbols: ReadonlySet<string>): BrokerAsset[] {
  const found = new Map<string, BrokerAsset | null>();
  for (const row of listSchema.parse(json)) {
    const symbol = typeof row === "object" && row !== null && "symbol" in row ? row.symbol : undefined;
    if (typeof symbol !== "string" || !symbols.has(symbol)) continue;
    const asset = readAsset(row, symbol);
    const before = found.get(symbol);
    const isSame =
      before === undefined ||
      (before?.tradable === asset.tradable && before.fractionable === asset.fractionable);
    found.set(symbol, isSame ? asset : null);
  }
  return [...found.values()].filter((asset) => asset !== null);
}

/** What is known of an asset at an instant (epoch ms) without asking. */
function knownAsset(connection: AlpacaConnection, hosts: Hosts, symbol: string, now: number | undefined) {
  return now === undefined ? undefined : connection.assets?.get(addressOf(hosts, symbol), now);
}

/** What is told of one symbol. */
export async function readOneAsset(
  connection: AlpacaConnection,
  hosts: Hosts,
  symbol: string,
): Promise<Asset> {
  const now = await connection.now?.();
  const known = knownAsset(connection, hosts, symbol, now);
  if (known) return { kind: "confirmed", value: known };
  const url = addressOf(hosts, symbol);
  const told = absentAsNull(
    await send(connection, {
      method: "GET",
      service: "trading",
      url,
      read: (json) => readAsset(json, symbol),
    }),
  );
  if (told.kind === "confirmed" && told.value && now !== undefined) {
    connection.assets?.keep(url, told.value, now);
  }
  return told;
}

/** Gets to know those of some assets that can be traded, from the list of all. Where it cannot be read, none. */
async function learn(
  connection: AlpacaConnection,
  hosts: Hosts,
  symbols: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const listed = await send(connection, {
    method: "GET",
    service: "trading",
    url: `${hosts.tradingUrl}/v2/assets?status=active&asset_class=us_equity`,
    read: (json) => pick(json, symbols),
    attempts: 1,
  });
  if (listed.kind !== "confirmed") return;
  for (const asset of listed.value) {
    // What the list does not know, or does not let trade, is asked for by itself: it may be cut short.
    if (asset.tradable) connection.assets?.keep(addressOf(hosts, asset.symbol), asset, now);
  }
}

/** What is told of many symbols. */
export async function readManyAssets(
  connection: AlpacaConnection,
  hosts: Hosts,
  symbols: readonly string[],
): Promise<Map<string, Asset>> {
  const now = await connection.now?.();
  const unknown = symbols.filter((symbol) => !knownAsset(connection, hosts, symbol, now));
  if (unknown.length > MOST_ONE_BY_ONE && now !== undefined && connection.assets) {
    await learn(connection, hosts, new Set(unknown), now);
  }
  const told = await inParallel(symbols, (symbol) => readOneAsset(connection, hosts, symbol));
  return new Map(told.map((asset, index) => [symbols[index] ?? "", asset]));
}
