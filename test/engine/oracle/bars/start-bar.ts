import { firstFilledBar } from "../indicators/runs.ts";
import type { Requirements } from "./requirements.ts";
import type { Series } from "./series.ts";
import { decidesBeforeOpen, type Timing } from "../timing.ts";
import type { Instrument } from "../tree/tree.ts";

/**
 * The first bar that can be decided on with everything known: the closes of all that can be held, and the required
 * bars of every reading filled on that bar or before. Decisions before the open want all that through the bar before,
 * and the opens of what can be held. `null`: there is none.
 */
export function startBar(
  { held, readings }: Requirements,
  bars: number,
  timing: Timing,
  seriesOf: (instrument: Instrument) => Series,
): number | null {
  const holdable = [...held].map((ticker) => seriesOf({ form: "ticker", ticker }));
  const filled = Math.max(
    0,
    ...readings.map(({ indicator, window, instrument }) =>
      firstFilledBar(seriesOf(instrument), indicator, window),
    ),
  );
  for (let bar = 0; bar < bars; bar++) {
    const newest = decidesBeforeOpen(timing) ? bar - 1 : bar;
    const closesKnown = holdable.every(({ close }) => isKnown(close, newest));
    const opensKnown = !decidesBeforeOpen(timing) || holdable.every(({ open }) => isKnown(open, bar));
    const readingsKnown = readings.length === 0 || filled <= newest;
    if (closesKnown && opensKnown && readingsKnown) return bar;
  }
  return null;
}

function isKnown(values: readonly number[], bar: number): boolean {
  return !Number.isNaN(values[bar] ?? NaN);
}
