/** What the operator sets about the exchange's answers while it runs. */
import * as z from "zod";

/** A clock that is wrong by more than a day is not skewed but broken. */
const LARGEST_SKEW_MS = 86_400_000;

export const Settings = z.strictObject({
  /** Milliseconds by which the clock that clients are shown is ahead; below zero it is behind. */
  clockSkew: z.int().min(-LARGEST_SKEW_MS).max(LARGEST_SKEW_MS),
  /** Whether accounts still carry the fields of the pattern day trader rule, which Alpaca has removed. */
  pdtFields: z.boolean(),
  /** Whether trading answers carry fields that no documentation mentions. */
  extraFields: z.boolean(),
});
export type Settings = z.output<typeof Settings>;

/** Changes of settings; what is left out stays. */
export const SettingsChange = Settings.partial();
export type SettingsChange = z.output<typeof SettingsChange>;

export const defaultSettings: Settings = { clockSkew: 0, pdtFields: false, extraFields: false };

/** The settings in force. */
export class OperatorSettings {
  #current: Settings;

  constructor(settings: Settings = defaultSettings) {
    this.#current = settings;
  }

  get current(): Settings {
    return this.#current;
  }

  /** Changes what is given; answers all settings. */
  change({ clockSkew, pdtFields, extraFields }: SettingsChange): Settings {
    const { current } = this;
    this.#current = {
      clockSkew: clockSkew ?? current.clockSkew,
      pdtFields: pdtFields ?? current.pdtFields,
      extraFields: extraFields ?? current.extraFields,
    };
    return this.#current;
  }
}
