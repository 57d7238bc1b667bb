/** The SHA-256 of every bit of each part of the scenario. */
export interface Digests {
  /** `ENGINE_VERSION`. */
  readonly engine: string;
  /** The bars that everything else is computed on. */
  readonly market: string;
  /** Every indicator and formula on every ticker. */
  readonly indicators: string;
  readonly fingerprints: string;
  /** What every strategy wants to hold, bar by bar. */
  readonly weights: string;
  /** The last bar's decisions, with what led to them. */
  readonly decisions: string;
  readonly backtests: string;
}

/**
 * What the scenario comes to on every runtime. It changes only when the scenario does, of which every indicator is a
 * part, when a trace or a report gets another field (`decisions`, `backtests`), or together with `ENGINE_VERSION`,
 * because what a tree decides has changed. Anything else that changes it is a bug: decisions that differ between the
 * Worker, the browser and the command line, or between today and last week.
 */
export const DIGESTS: Digests = {
  engine: "2",
  market: "d7eb451ec231739a2ea53407166a168c950d5359d438d64d8ca09a0182c97a26",
  indicators: "836223d11a665b2c437002778810c82cabca845c72364c5204a816517b014e64",
  fingerprints: "a2735f321d10417bb17fbbc6aebdbda87f24036569f7c72a9f975d8c1360169e",
  weights: "657fad1c2e6a3abc5efcccd0f8712865c2c875d6cca94ac3c93774509d4229c1",
  decisions: "e0abe810a13467927971bbd846091f02a41783b84f675fa9a7801d0d6dd02783",
  backtests: "c05f08d33b2bab86893f17d7b896c595ee134b959894b4bd5fcf11e63a9a5667",
};
