/** What the owner has set for the whole account. */
import { strictest, type TradingState } from "../../../engine/risk/trading-state.ts";
import type { AccountDatabase } from "./database.ts";
import { settings } from "./schema/index.ts";
import { prepared } from "./statements.ts";

export type SettingsRow = typeof settings.$inferSelect;

const ROW = 1;
const DEFAULTS: SettingsRow = {
  id: ROW,
  mode: "strategies",
  tradingState: "ACTIVE",
  systemState: "ACTIVE",
  sellOrders: "market",
  limitsJson: "{}",
};

const select = prepared((database) => database.select().from(settings).prepare());

/** The settings in force. */
export function settingsOf(database: AccountDatabase): SettingsRow {
  return select(database).get() ?? DEFAULTS;
}

const selectSwitches = prepared((database) =>
  database
    .select({ tradingState: settings.tradingState, systemState: settings.systemState })
    .from(settings)
    .prepare(),
);

/** What the owner's and the platform's switches allow together, as they were last set here. */
export function switchesOf(database: AccountDatabase): TradingState {
  const { tradingState, systemState } = selectSwitches(database).get() ?? DEFAULTS;
  return strictest(tradingState, systemState);
}

/** Whether the owner or the platform has told that nothing may trade. */
export function isStopped(database: AccountDatabase): boolean {
  return switchesOf(database) === "HALTED";
}

/** Changes some of them. */
export function saveSettings(database: AccountDatabase, change: Partial<Omit<SettingsRow, "id">>): void {
  const row = { ...settingsOf(database), ...change };
  database.insert(settings).values(row).onConflictDoUpdate({ target: settings.id, set: row }).run();
}
