/** The ex-dividend days of the built-in market, the same for every security. */

/** Months whose 15th or next session is an ex-dividend day. */
const DIVIDEND_MONTHS = new Set(["03", "06", "09", "12"]);
const EX_DIVIDEND_DAY = 15;

const isReached = (date: string) => Number(date.slice(8)) >= EX_DIVIDEND_DAY;

/** Those of the sessions (New York dates, ascending) that are ex-dividend days. */
export function exDatesOf(sessions: readonly string[]): ReadonlySet<string> {
  return new Set(
    sessions.filter((date, index) => {
      const month = date.slice(5, 7);
      const before = sessions[index - 1] ?? "";
      const isFirst = before.slice(5, 7) !== month || !isReached(before);
      return DIVIDEND_MONTHS.has(month) && isReached(date) && isFirst;
    }),
  );
}
