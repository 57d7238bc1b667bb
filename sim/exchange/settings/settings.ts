/** What the operator sets about the exchange's answers while it runs. */
import * as z from "zod";
import { changed } from "../changes/changed.ts";

/** A clock that is wrong by more than a day is not skewed but broken. */
const LARGEST_SKEW_MS = 86_400_000;

export const Settings = z.strictObject({
  /** Milliseconds by which the clock that clients are shown is ahead; below zero it is behind. */
  clockSkew: z.int().min(-LARGEST_SKEW_MS).max(LARGEST_SKEW_MS),
  /** Whether accounts still carry the fields of the pattern day trader rule, which Alpaca has removed. */
  pdtFields: z.boolean(),
  /** Whether trading answers carry fields that no documentation mentions. */
  extraFields: z.boolean(),
  /** The chances that a symbol's IEX quote lacks a side, or is 10 % wide, for some seconds. */
  oneSidedQuotes: z.number().min(0).max(1),
  wideQuotes: z.number().min(0).max(1),
});
export type Settings = z.output<typeof Settings>;

/** Changes of settings; what is left out stays. */
export const SettingsChange = Settings.partial();
export type SettingsChange = z.output<typeof SettingsChange>;

export const defaultSettings: Settings = {
  clockSkew: 0,
  pdtFields: false,
  extraFields: false,
  oneSidedQuotes: 0,
  wideQuotes: 0,
};

/** The settings in force. */
export class OperatorSettings {
  #current: Settings;

  /** What is left out is as usual. */
  constructor(settings: SettingsChange = {}) {
    this.#current = changed(defaultSettings, settings);
  }

  get current(): Settings {
    return this.#current;
  }

  /** Changes what is given; answers all settings. */
  change(settings: SettingsChange): Settings {
    this.#current = changed(this.#current, settings);
    return this.#current;
  }
}
