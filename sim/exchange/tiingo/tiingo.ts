/** Tiingo's side of the exchange: its token, its settings and how much the token has asked for. */
import { changedSettings, defaultTiingoSettings } from "./settings.ts";
import type { TiingoSettings, TiingoSettingsChange } from "./settings.ts";

const HOUR_MS = 3_600_000;

export class Tiingo {
  readonly token: string;
  #settings: TiingoSettings;
  #hour: number | undefined;
  #requests = 0;

  constructor(token: string, settings: TiingoSettingsChange) {
    this.token = token;
    this.#settings = changedSettings(defaultTiingoSettings, settings);
  }

  get settings(): TiingoSettings {
    return this.#settings;
  }

  /** Changes what is given; answers all settings. */
  change(change: TiingoSettingsChange): TiingoSettings {
    this.#settings = changedSettings(this.#settings, change);
    return this.#settings;
  }

  /** Counts one request at an instant (epoch ms); whether the token may still make it in this hour. */
  admits(instant: number): boolean {
    const hour = Math.floor(instant / HOUR_MS);
    this.#requests = hour === this.#hour ? this.#requests + 1 : 1;
    this.#hour = hour;
    return this.#requests <= (this.#settings.requestsPerHour ?? Infinity);
  }
}
