/** Which sessions are known better than the rules, as an account's object last heard it. */
import { NO_OVERRIDES, type SessionOverrides } from "../../../engine/calendar/overrides.ts";
import { withinTime } from "../../../platform/within-time.ts";
import { CONTROL_PATIENCE } from "../../../platform/addresses.ts";
import { reasonOf } from "../../../platform/reason-of.ts";

/** Where the last answer is kept in the object's storage. */
const KEY = "session-overrides";
/**
 * An answer is good for this long, ms: a run looks at its orders every two seconds, the calendar changes rarely. So is
 * that there was none: asking again and again would cost a run the seconds that each question takes.
 */
const GOOD_FOR = 60_000;

export class KnownSessions {
  readonly #storage: SyncKvStorage;
  readonly #ask: () => Promise<SessionOverrides>;
  #answer: { at: number; overrides: SessionOverrides } | undefined;

  /** `ask` asks the control object. */
  constructor(storage: SyncKvStorage, ask: () => Promise<SessionOverrides>) {
    this.#storage = storage;
    this.#ask = ask;
  }

  /** What is known at an instant (epoch ms). While control does not answer, what it last said holds. */
  async overrides(now: number): Promise<SessionOverrides> {
    if (this.#answer && now >= this.#answer.at && now < this.#answer.at + GOOD_FOR) {
      return this.#answer.overrides;
    }
    try {
      const overrides = await withinTime(CONTROL_PATIENCE, this.#ask);
      this.#storage.put(KEY, overrides);
      this.#answer = { at: now, overrides };
      return overrides;
    } catch (error) {
      console.error({ event: "control_unreachable", error: reasonOf(error) });
      const overrides = this.#storage.get<SessionOverrides>(KEY) ?? NO_OVERRIDES;
      this.#answer = { at: now, overrides };
      return overrides;
    }
  }
}
