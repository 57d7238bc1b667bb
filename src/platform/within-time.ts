/** A limit for answers of the platform's own parts, which have none: a stall is then an error like any other. */

/**
 * What is asked for, or an error when there is no answer within some milliseconds of real time. What was begun is not
 * ended by that: it may still happen.
 */
export async function withinTime<Answer>(milliseconds: number, ask: () => Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([ask(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
