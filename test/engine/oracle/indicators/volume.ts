import { type Indicator, RANGES_AND_VOLUMES, type Run, VOLUMES } from "./definition.ts";
import { last, sum, typicalPrices } from "./lists.ts";
import { onRuns } from "./runs.ts";

export const VOLUME: readonly Indicator[] = [
  onRuns(
    "Volume",
    VOLUMES,
    () => 1,
    ({ volume }) => volume.at(-1)!,
  ),
  onRuns("Money Flow Index", RANGES_AND_VOLUMES, (n) => n + 1, moneyFlowIndex),
  onRuns(
    "OBV Rate of Change",
    VOLUMES,
    (n) => n + 1,
    (run, n) => {
      const balances = balanceOfVolume(run);
      const [now, then] = [balances.at(-1)!, balances.at(-1 - n)!];
      return (100 * (now - then)) / Math.abs(then);
    },
  ),
  onRuns(
    "VWAP Ratio",
    VOLUMES,
    (n) => n,
    ({ close, volume }, n) => {
      const traded = sum(last(volume, n));
      const paid = sum(last(close, n).map((price, index) => price * last(volume, n)[index]!));
      return (100 * close.at(-1)!) / (paid / traded);
    },
  ),
];

function moneyFlowIndex(run: Run, n: number): number {
  const typical = last(typicalPrices(run), n + 1);
  const volume = last(run.volume, n + 1);
  let positive = 0;
  let negative = 0;
  for (let bar = 1; bar <= n; bar++) {
    if (typical[bar]! > typical[bar - 1]!) positive += typical[bar]! * volume[bar]!;
    if (typical[bar]! < typical[bar - 1]!) negative += typical[bar]! * volume[bar]!;
  }
  if (negative === 0) return positive > 0 ? 100 : NaN;
  return 100 - 100 / (1 + positive / negative);
}

/** On-balance volume from 0 on the first bar. */
function balanceOfVolume({ close, volume }: Run): readonly number[] {
  const balances = [0];
  for (let bar = 1; bar < close.length; bar++) {
    const direction = Math.sign(close[bar]! - close[bar - 1]!);
    balances.push(balances[bar - 1]! + direction * volume[bar]!);
  }
  return balances;
}
