/** Limits for answers that have none of their own: a stall is then an error like any other. */

const tooLate = (milliseconds: number) => new Error(`no answer within ${milliseconds} ms`);

/**
 * What is asked for, or an error when there is no answer within some milliseconds of real time. What was begun is not
 * ended by that: it may still happen.
 */
export async function withinTime<Answer>(milliseconds: number, ask: () => Promise<Answer>): Promise<Answer> {
  const { promise: stalled, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(tooLate(milliseconds)), milliseconds);
  try {
    return await Promise.race([ask(), stalled]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What is asked for with a signal that breaks it off after some milliseconds of real time. Unlike `AbortSignal.timeout`
 * it leaves no timer behind when the answer came.
 */
export async function brokenOffAfter<Answer>(
  milliseconds: number,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const breaker = new AbortController();
  const timer = setTimeout(() => breaker.abort(tooLate(milliseconds)), milliseconds);
  try {
    return await ask(breaker.signal);
  } finally {
    clearTimeout(timer);
  }
}
