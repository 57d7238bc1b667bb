import type { IndicatorDefinition } from "./definition.ts";
import { tradedVolumes } from "./traded-volume.ts";

/** The bar's volume, as traded: not adjusted for splits. */
export const volume: IndicatorDefinition = {
  id: "Volume",
  aliases: [],
  variable: null,
  unit: "shares",
  range: [0, Infinity],
  inputs: "volume",
  hasWindow: false,
  requiredBars: () => 1,
  settledBars: () => 1,
  compute: (series) => tradedVolumes(series).values,
};
