/** What the handlers of the API find in their context. */
import type { Clock } from "../platform/clock.ts";
import type { SignedInUser } from "../security/authentication/authentication.ts";

export interface ApiEnvironment {
  Bindings: Env;
  /** `byToken`: the request carries the operator's token, and no cookie counts. */
  Variables: { clock: Clock; user: SignedInUser; byToken: boolean };
}
