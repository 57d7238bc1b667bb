const DAY = 86_400_000;

/** Consecutive weekdays (`YYYY-MM-DD`) from a date on, which is the first of them if it is one itself. */
export function weekdaysFrom(first: string, count: number): readonly string[] {
  const dates: string[] = [];
  for (let day = Date.parse(first); dates.length < count; day += DAY) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 !== 0) dates.push(date.toISOString().slice(0, 10));
  }
  return dates;
}
