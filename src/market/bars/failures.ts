/**
 * Which histories could not be had, remembered with growing pauses: the vendor counts every request, and one ticker that it
 * cannot answer must not use up what the others need.
 */
import type { RefreshFailure } from "./refresh-one.ts";
import { reasonOf } from "../../platform/reason-of.ts";

/** What a listing tells of a symbol whose history could not be had when it was last asked for. */
export interface RememberedFailure {
  readonly code: RefreshFailure;
  readonly message: string;
  /** How often in a row. */
  readonly failures: number;
  /** When it was last tried, epoch ms. */
  readonly at: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/**
 * How long the vendor is not asked after so many failures in a row, ms: until the next tick first, and the last holds for
 * all further ones.
 */
const PAUSES = [50 * SECOND, 5 * MINUTE, 30 * MINUTE, HOUR, 6 * HOUR, 12 * HOUR];
/** A vendor that is down may be back any second, and its trouble is not the ticker's. */
const DOWN_PAUSES = [10 * SECOND, ...PAUSES.slice(1, 4)];
/** A failure that is this old is not one in a row with the next, ms: of a vendor that was down, and of an answer. */
const REMEMBERED_DOWN = 6 * HOUR;
const REMEMBERED = 5 * 24 * HOUR;

const PREFIX = "bars-failed/1/";
/** Metadata hold a kilobyte. */
const LONGEST_MESSAGE = 200;

const isDown = ({ code }: Pick<RememberedFailure, "code">) => code === "unavailable";

/** Whether the vendor is to be left alone about a symbol at an instant (epoch ms). */
export function isPaused(failure: RememberedFailure, now: number): boolean {
  const pauses = isDown(failure) ? DOWN_PAUSES : PAUSES;
  return now - failure.at < (pauses[failure.failures - 1] ?? pauses.at(-1) ?? 0);
}

/** The failure that follows another at an instant (epoch ms). */
export function nextFailure(
  before: RememberedFailure | undefined,
  failed: Pick<RememberedFailure, "code" | "message">,
  now: number,
): RememberedFailure {
  const remembered = isDown(failed) ? REMEMBERED_DOWN : REMEMBERED;
  const isInARow = before !== undefined && now - before.at < remembered;
  const message = failed.message.slice(0, LONGEST_MESSAGE);
  return { code: failed.code, message, failures: (isInARow ? before.failures : 0) + 1, at: now };
}

/** What is remembered, by symbol; nothing when the store does not answer. */
export async function listFailures(store: KVNamespace): Promise<Map<string, RememberedFailure>> {
  const failures = new Map<string, RememberedFailure>();
  try {
    let cursor: string | undefined;
    do {
      const page: KVNamespaceListResult<RememberedFailure> = await store.list<RememberedFailure>({
        prefix: PREFIX,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { name, metadata } of page.keys) {
        if (metadata) failures.set(name.slice(PREFIX.length), metadata);
      }
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor !== undefined);
  } catch (error) {
    console.error({ event: "failures_unread", error: reasonOf(error) });
  }
  return failures;
}

/** Remembers a failure, or, with null, that there is none any more. A store that does not take it remembers nothing. */
export async function rememberFailure(
  store: KVNamespace,
  symbol: string,
  failure: RememberedFailure | null,
): Promise<void> {
  try {
    if (failure === null) await store.delete(`${PREFIX}${symbol}`);
    else {
      const expirationTtl = REMEMBERED / 1000;
      await store.put(`${PREFIX}${symbol}`, "", { metadata: failure, expirationTtl });
    }
  } catch (error) {
    console.error({ event: "failure_not_kept", symbol, error: reasonOf(error) });
  }
}
