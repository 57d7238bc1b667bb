/** The risk limits of an account. */
import { DEFAULT_LIMITS, type RiskLimits } from "../../../../engine/risk/limits.ts";
import type { SettingsRow } from "../../store/settings.ts";

/** The system's limits with what the owner has tightened. */
export function limitsOf({ limitsJson }: Pick<SettingsRow, "limitsJson">): RiskLimits {
  // Written from limits that were checked when the owner set them.
  const tightened: Partial<RiskLimits> = JSON.parse(limitsJson);
  return { ...DEFAULT_LIMITS, ...tightened };
}
