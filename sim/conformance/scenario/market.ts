/** What a client asks about the market: its clock, its calendar and its assets. */
import { FRIDAY, NOT_TRADABLE, WHOLE_ONLY } from "./stage.ts";
import type { Recorder } from "./recorder.ts";

/** Clock and calendar, with an early close in its range. */
export async function askForTimes(client: Recorder): Promise<void> {
  await client.get(200, "/v2/clock");
  const days = await client.get(200, "/v2/calendar?start=2026-11-23&end=2026-12-01");
  if (!days.some(({ close }: { close: string }) => close === "13:00")) throw new Error("no early close");
  await client.get(200, `/v2/calendar?start=${FRIDAY}T00:00:00Z&end=${FRIDAY}T00:00:00Z`);
  await client.get(200, "/v2/calendar?start=2026-11-26&end=2026-11-26");
  await client.get(400, "/v2/calendar?start=soon");
}

/** Assets, one by one and in lists. */
export async function askForAssets(client: Recorder): Promise<void> {
  await client.get(200, "/v2/assets");
  await client.get(200, "/v2/assets?status=active&asset_class=us_equity");
  await client.get(200, "/v2/assets?status=inactive");
  await client.get(200, "/v2/assets?exchange=NASDAQ");
  await client.get(200, "/v2/assets?asset_class=crypto");
  const { id } = await client.get(200, "/v2/assets/SPY");
  await client.get(200, `/v2/assets/${id}`);
  await client.get(200, `/v2/assets/${WHOLE_ONLY}`);
  await client.get(200, `/v2/assets/${NOT_TRADABLE}`);
  await client.get(404, "/v2/assets/UNHEARD");
}
