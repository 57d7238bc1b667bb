/** What a client asks about its account before and after it trades. */
import { FRIDAY, HELD, MONDAY } from "./stage.ts";
import type { Recorder } from "./recorder.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The account itself, and what it may be set to. */
export async function askForAccount(client: Recorder): Promise<void> {
  await client.get(200, "/v2/account");
  await client.get(200, "/v2/account/configurations");
  const settings = { no_shorting: true, trade_confirm_email: "none", max_margin_multiplier: "2" };
  await client.patch(200, "/v2/account/configurations", settings);
  await client.patch(422, "/v2/account/configurations", { max_margin_multiplier: "9" });
}

/** Positions of an account that holds everything of `HELD`. */
export async function askForPositions(client: Recorder): Promise<void> {
  const positions = await client.get(200, "/v2/positions");
  if (positions.length < HELD.length) throw new Error(`there are ${positions.length} positions`);
  await client.get(200, "/v2/positions/SPY");
  await client.get(200, `/v2/positions/${positions[0].asset_id}`);
  await client.get(404, "/v2/positions/TLT");
  await client.get(404, "/v2/positions/UNHEARD");
}

/** Every way to list activities, and all pages. */
export async function askForActivities(client: Recorder): Promise<void> {
  const path = "/v2/account/activities";
  const all = await client.get(200, path);
  for (let page = await client.get(200, `${path}?page_size=4`); page.length > 0;) {
    page = await client.get(200, `${path}?page_size=4&page_token=${page.at(-1).id}`);
  }
  await client.get(200, `${path}?direction=asc&page_size=100`);
  await client.get(200, `${path}?activity_types=FILL,CSD`);
  await client.get(200, `${path}?category=trade_activity`);
  await client.get(200, `${path}?category=non_trade_activity`);
  await client.get(200, `${path}?date=${FRIDAY}`);
  await client.get(200, `${path}?after=${FRIDAY}T15:30:00Z&until=${MONDAY}T23:00:00Z`);
  await client.get(200, `${path}?activity_types=FILL&order_id=${NOBODY}`);
  for (const type of new Set<string>(
    all.map((activity: { activity_type: string }) => activity.activity_type),
  )) {
    await client.get(200, `${path}/${type}`);
  }
  await client.get(422, `${path}/UNHEARD`);
  await client.get(422, `${path}?page_size=101`);
  await client.get(422, `${path}?direction=up`);
  await client.get(422, `${path}?category=trade_activity&activity_types=FILL`);
  await client.get(422, `${path}?category=other`);
  await client.get(422, `${path}?after=then`);
}

/** The worth of the account over time. */
export async function askForHistory(client: Recorder): Promise<void> {
  const path = "/v2/account/portfolio/history";
  await client.get(200, path);
  await client.get(200, `${path}?period=1D&timeframe=5Min`);
  await client.get(200, `${path}?period=1D&timeframe=15Min&intraday_reporting=extended_hours`);
  await client.get(200, `${path}?period=1W&timeframe=1H&pnl_reset=no_reset&intraday_reporting=continuous`);
  await client.get(200, `${path}?period=1M&timeframe=1D&cashflow_types=ALL`);
  await client.get(200, `${path}?period=1A&timeframe=1D&cashflow_types=CSD,DIV`);
  await client.get(422, `${path}?period=soon`);
  await client.get(422, `${path}?period=1A&timeframe=1Min`);
  await client.get(422, `${path}?start=then`);
}
