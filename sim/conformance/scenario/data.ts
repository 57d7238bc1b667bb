/** What a client asks of the market-data API: latest prices, historical bars and corporate actions. */
import type { Recorder } from "./recorder.ts";

const STOCKS = "/v2/stocks";

/** The latest trades, quotes, bars and snapshots, of many symbols and of one. */
export async function askForLatest(client: Recorder): Promise<void> {
  for (const kind of ["trades/latest", "quotes/latest", "bars/latest", "snapshots"]) {
    await client.get(200, `${STOCKS}/${kind}?symbols=SPY,AAPL,UNHEARD`);
    await client.get(200, `${STOCKS}/${kind}?symbols=QQQ&feed=delayed_sip&currency=USD`);
    await client.get(200, `${STOCKS}/${kind}?symbols=SPY&feed=overnight`);
    await client.get(400, `${STOCKS}/${kind}`);
    await client.get(400, `${STOCKS}/${kind}?symbols=SPY,NYSE:SPY`);
    await client.get(400, `${STOCKS}/${kind}?symbols=SPY&feed=unheard`);
    await client.get(403, `${STOCKS}/${kind}?symbols=SPY&feed=sip`);
  }
  for (const kind of ["trades/latest", "quotes/latest", "bars/latest", "snapshot"]) {
    await client.get(200, `${STOCKS}/SPY/${kind}`);
    await client.get(200, `${STOCKS}/SPY/${kind}?feed=iex&currency=USD`);
    await client.get(404, `${STOCKS}/UNHEARD/${kind}`);
    await client.get(400, `${STOCKS}/spy/${kind}`);
  }
}

async function askForPages(client: Recorder, path: string): Promise<void> {
  let page = await client.get(200, path);
  while (page.next_page_token !== null) {
    page = await client.get(200, `${path}&page_token=${encodeURIComponent(page.next_page_token)}`);
  }
}

/** Historical bars of every width, adjusted in every way, page by page. */
export async function askForBars(client: Recorder): Promise<void> {
  const days = "start=2026-11-02&end=2026-11-19";
  for (const adjustment of ["raw", "split", "dividend", "all", "split,dividend"]) {
    await client.get(200, `${STOCKS}/bars?symbols=SPY,AAPL&timeframe=1Day&${days}&adjustment=${adjustment}`);
  }
  for (const timeframe of ["1Min", "15T", "1Hour", "1Day", "1Week", "3Month"]) {
    await client.get(
      200,
      `${STOCKS}/SPY/bars?timeframe=${timeframe}&start=2026-09-01&end=2026-11-19&limit=20`,
    );
  }
  await askForPages(client, `${STOCKS}/bars?symbols=SPY,AAPL,UNHEARD&timeframe=1Day&${days}&limit=7`);
  await askForPages(client, `${STOCKS}/SPY/bars?timeframe=1Day&${days}&limit=5&sort=desc`);
  await client.get(200, `${STOCKS}/bars?symbols=SPY&timeframe=5Min&feed=iex&currency=USD`);
  await client.get(200, `${STOCKS}/UNHEARD/bars?timeframe=1Day&${days}`);
  await client.get(400, `${STOCKS}/bars?timeframe=1Day`);
  await client.get(400, `${STOCKS}/bars?symbols=SPY`);
  await client.get(400, `${STOCKS}/bars?symbols=SPY&timeframe=7Day`);
  await client.get(400, `${STOCKS}/bars?symbols=SPY&timeframe=1Day&start=then`);
  await client.get(400, `${STOCKS}/bars?symbols=SPY&timeframe=1Day&adjustment=some`);
  await client.get(400, `${STOCKS}/bars?symbols=SPY&timeframe=1Day&limit=0`);
  await client.get(400, `${STOCKS}/bars?symbols=SPY&timeframe=1Day&${days}&page_token=none`);
  await client.get(403, `${STOCKS}/bars?symbols=SPY&timeframe=1Min&start=2026-11-20&end=2026-11-24&feed=sip`);
}

/** Splits and dividends around the weekend, also by type, symbol and id. */
export async function askForActions(client: Recorder): Promise<void> {
  const path = "/v1/corporate-actions";
  const dates = "start=2026-11-01&end=2026-11-30";
  const { corporate_actions: actions } = await client.get(200, `${path}?${dates}&symbols=SPY,AAPL,IWM`);
  for (const list of ["cash_dividends", "forward_splits", "reverse_splits"]) {
    if (!actions[list]) throw new Error(`there are no ${list}`);
  }
  await client.get(200, `${path}?ids=${actions.forward_splits[0].id}`);
  await client.get(200, `${path}?${dates}&types=cash_dividend,forward_split`);
  await askForPages(client, `${path}?${dates}&limit=2&sort=desc`);
  await client.get(200, path);
  await client.get(400, `${path}?types=unheard`);
  await client.get(400, `${path}?start=then`);
  await client.get(400, `${path}?start=2026-11-30&end=2026-11-01`);
  await client.get(400, `${path}?ids=none&symbols=SPY`);
}
