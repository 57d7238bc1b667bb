import { type Fields, fieldsOf, listOf, nameIn, numberOf, textOf, wholeBars } from "./fields.ts";
import { type FindIndicator, readReading } from "./read-reading.ts";
import type { NamedSlots } from "./read-ticker.ts";
import type { Comparison, Condition, DateCondition } from "./tree.ts";

const TYPES = ["if", "and", "or"] as const;
const COMPARATORS = ["lt", "gt", "lte", "gte", "crossAbove", "crossBelow"] as const;
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["<", "lt"],
  [">", "gt"],
  ["<=", "lte"],
  [">=", "gte"],
]);
/** No month is longer: a range to the end of a month goes up to here. */
const LAST_DAY = 31;

/** A list of conditions; `slots` are those of the node that owns it. */
export function readConditions(value: unknown, slots: NamedSlots, find: FindIndicator): readonly Condition[] {
  return listOf(value).map((entry) => {
    const fields = fieldsOf(entry);
    return textOf(fields.metric) === "Date" ? readDate(fields) : readComparison(fields, slots, find);
  });
}

function readComparison(fields: Fields, slots: NamedSlots, find: FindIndicator): Comparison {
  const { metric, window, ticker, rightMetric, rightWindow, rightTicker } = fields;
  const name = textOf(fields.comparator) ?? "";
  return {
    kind: "comparison",
    ...joining(fields),
    left: readReading(metric, window, ticker, slots, find),
    comparator: nameIn(COMPARATORS, SIGNS.get(name) ?? name),
    right:
      fields.expanded === true
        ? readReading(
            textOf(rightMetric) ?? metric,
            numberOf(rightWindow) ?? window,
            textOf(rightTicker) ?? ticker,
            slots,
            find,
          )
        : readThreshold(fields.threshold),
  };
}

function readThreshold(value: unknown): number {
  const threshold = numberOf(value);
  if (threshold === undefined) throw new Error("a condition compares with nothing");
  return threshold;
}

function readDate(fields: Fields): DateCondition {
  const month = numberOf(fields.dateMonth) ?? 1;
  const to = fieldsOf(fields.dateTo ?? {});
  return {
    kind: "date",
    ...joining(fields),
    from: { month, day: numberOf(fields.dateDay) ?? 1 },
    to:
      fields.expanded === true
        ? { month: numberOf(to.month) ?? month, day: numberOf(to.day) ?? LAST_DAY }
        : null,
  };
}

function joining(fields: Fields): Pick<Condition, "type" | "forDays"> {
  return {
    type: nameIn(TYPES, textOf(fields.type) ?? "if"),
    forDays: wholeBars(fields.forDays, 1),
  };
}
