/** Digests of whole fault plans by their seeds: a plan that changes changes what somebody's failing seed means. */
import { faultPlan } from "../../../sim/exchange/faults/fault-plan.ts";
import { digestOf } from "../../identity/digest.ts";

export const FAULT_PLAN_DIGESTS: Readonly<Record<string, string>> = {
  "0": "5540f9478b561ac4d4088dcd42b6ab98549f0ccf196fed7fffff9bb69d1a2131",
  "1": "13e0009ea667011caf9d46f57f6bec504d8eaa91ba8647b61dbf94b6fa31870b",
  "42": "577be725129bcca100160c6d86ebb7623b40ceb63688501828043bad53e860ab",
  "2147483648": "0c92f7e1ddb64f06c2b998a0bdc2a2f1fd7b27abf34bc6ec32f68c2ccefa8104",
  "-7": "cd4c10befce27ef0dadc2a8a2b0069c4ca17e8336ab7b5217ce6c978b5c0b092",
};

/** The digests of the same seeds as this runtime draws them. */
export function drawnDigests(): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const seed of Object.keys(FAULT_PLAN_DIGESTS)) {
    digests[seed] = digestOf(faultPlan(Number(seed), { intensity: 1 }));
  }
  return digests;
}
