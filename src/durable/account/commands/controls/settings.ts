/** What an owner sets for the whole account. */
import { type AskedLimits, DEFAULT_LIMITS, tighten } from "../../../../engine/risk/limits.ts";
import type { Settings, SettingsRequest } from "../../../../contract/settings.ts";
import { limitsOf } from "../../run/planning/limits.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { saveSettings, settingsOf } from "../../store/settings.ts";
import { runUnderWay } from "../busy.ts";
import { accept, refuse, type Result } from "../result.ts";

/** What is in force now. */
export function accountSettings(database: AccountDatabase): Settings {
  const row = settingsOf(database);
  const { allowedSymbols, ...limits } = limitsOf(row);
  const symbols = allowedSymbols && [...allowedSymbols];
  return { mode: row.mode, sellOrders: row.sellOrders, limits: { ...limits, allowedSymbols: symbols } };
}

/**
 * Changes what is asked for; the rest stays as it is. Limits may be tightened and eased again up to the system's own, and a
 * looser one is refused (400). So is whole-account mode without a word that its sales are accepted. Refused while a run
 * is under way (409).
 */
export function changeSettings(database: AccountDatabase, request: SettingsRequest): Result<Settings> {
  const busy = runUnderWay(database);
  if (busy) return busy;
  const { mode, sellOrders, limits: asked, acceptSales } = request;
  const before = settingsOf(database);
  if (mode === "whole_account" && before.mode !== mode && acceptSales !== true) {
    const message = "the next run will sell everything that no strategy wants: send acceptSales with it";
    return refuse(400, "sales_not_accepted", message);
  }
  // Written by this function.
  const tightened: AskedLimits = JSON.parse(before.limitsJson);
  const wanted = { ...tightened, ...asked };
  const checked = tighten(DEFAULT_LIMITS, wanted);
  if (!checked.ok) return refuse(400, checked.code, `limits.${checked.field}: ${checked.message}`);
  saveSettings(database, {
    limitsJson: JSON.stringify(wanted),
    ...(mode === undefined ? {} : { mode }),
    ...(sellOrders === undefined ? {} : { sellOrders }),
  });
  return accept(accountSettings(database));
}
