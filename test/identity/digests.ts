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
  fingerprints: "75d95b6b2c872532d2477c734544118104c13a92b9a2603f154ce40f10500535",
  weights: "c82c30a4cd6ab166e443dabf0a1e34e683ee12f6c231b8c72159f82a393bb629",
  decisions: "e0abe810a13467927971bbd846091f02a41783b84f675fa9a7801d0d6dd02783",
  backtests: "aca9db45caa185b934f238ea5e0666232df49fc0388c418f5f6bfbc7689a7c33",
};
