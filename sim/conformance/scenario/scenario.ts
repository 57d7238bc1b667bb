/**
 * A client's two days on the exchange: it asks for everything, places and changes orders of every kind, has the others
 * refused, and holds shares over a weekend after which there are splits, dividends and other names.
 */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import type { VirtualClock } from "../../exchange/clock/virtual-clock.ts";
import type { Answer, Fetch } from "../answer.ts";
import { askForAccount, askForActivities, askForHistory, askForPositions } from "./account.ts";
import { buyHoldings, closeAll, closeParts } from "./closing.ts";
import { askForActions, askForBars, askForLatest } from "./data.ts";
import { askForAssets, askForTimes } from "./market.ts";
import { levelsOfSpy, listOrders, placeEnding, placeResting, replaceAndCancel } from "./placing.ts";
import { Recorder } from "./recorder.ts";
import type { Keys } from "./recorder.ts";
import { refuseBySettings, refuseForAccount, refuseTerms } from "./refusals.ts";
import { FRIDAY, MONDAY } from "./stage.ts";

export interface ScenarioOptions {
  readonly fetch: Fetch;
  readonly keys: Keys;
  /** Of an exchange as `openStage` opens it. */
  readonly clock: Pick<VirtualClock, "now" | "advanceTo">;
}

const WRONG_KEYS = { keyId: "PKUNKNOWN", secretKey: "unknown" };

/** Enough for an order to be acknowledged, filled, replaced or cancelled, milliseconds. */
const MOMENT_MS = 2_000;

/** Plays the scenario; answers all that was asked for, in order. Throws where the exchange answers with another status. */
export async function playScenario({ fetch, keys, clock }: ScenarioOptions): Promise<Answer[]> {
  const client = new Recorder(fetch, keys);
  const pass = () => clock.advanceTo(clock.now() + MOMENT_MS);

  const stranger = new Recorder(fetch, WRONG_KEYS);
  await stranger.get(401, "/v2/account");
  await stranger.get(401, "/v2/stocks/trades/latest?symbols=SPY");
  await client.get(404, "/v2/unheard-of");

  await askForAccount(client);
  await askForTimes(client);
  await askForAssets(client);
  await askForHistory(client);

  const levels = await levelsOfSpy(client);
  await refuseTerms(client, levels);
  await refuseBySettings(client);
  await placeEnding(client, levels);
  await pass();
  const resting = await placeResting(client, levels);
  await pass();
  await listOrders(client);
  await replaceAndCancel(client, resting, levels, pass);
  await refuseForAccount(client, levels);
  await pass();
  await buyHoldings(client);
  await pass();
  await askForPositions(client);
  await closeParts(client, pass);
  await askForLatest(client);

  await clock.advanceTo(newYorkInstant(FRIDAY, "19:30"));
  await askForTimes(client);
  await client.order(200, { time_in_force: "opg" });
  await client.order(200, { type: "limit", limit_price: levels.low, time_in_force: "gtc" });
  await askForActivities(client);

  await clock.advanceTo(newYorkInstant(MONDAY, "11:00"));
  await askForAssets(client);
  await askForBars(client);
  await askForActions(client);
  await closeAll(client, pass);
  await listOrders(client);
  await askForActivities(client);
  await askForHistory(client);
  await client.get(200, "/v2/account");
  return [...stranger.answers, ...client.answers];
}
