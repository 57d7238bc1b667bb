import { formatFormula } from "../../formula/format.ts";
import { formulaIndicator } from "../../formula/formula-indicator.ts";
import { parseFormula } from "../../formula/parse.ts";
import type { IndicatorDefinition } from "../../indicators/definition.ts";
import {
  findIndicatorInAnyCase,
  nearestIndicatorId,
  relatedIndicatorIds,
} from "../../indicators/registry.ts";
import type { Metric } from "../condition.ts";
import { below, type Location, refuse } from "./location.ts";
import { quoted } from "./quoted.ts";
import { customIndicatorShape } from "./shape/document.ts";
import { readShape } from "./shape/read.ts";
import type { Shelf, ShelfEntry } from "./shelf.ts";

const CUSTOM = "custom:";
const DATE = "Date";

/** Whether a metric is the bar's date, in any letter case. */
export function isDate(metric: string | undefined): boolean {
  return metric === DATE || metric?.toLowerCase() === DATE.toLowerCase();
}

/** Finding names that are near takes a while; nobody misspells more names than this. */
const MOST_SUGGESTIONS = 100;

export interface ReadMetric {
  readonly metric: Metric;
  readonly definition: IndicatorDefinition;
}

/** Reads the metrics of a strategy: built-in ones by id or alias, the author's own as `custom:<id>`. */
export class MetricReader {
  readonly #shelf: Shelf;
  readonly #custom = new Map<string, ReadMetric | null>();
  readonly #unknown = new Map<string, string>();

  constructor(customIndicators: Shelf) {
    this.#shelf = customIndicators;
  }

  /** The metric that a field below a place names, or `null` after noting why there is none. */
  read(name: string | undefined, place: Location, field: string): ReadMetric | null {
    const definition = name === undefined ? undefined : findIndicatorInAnyCase(name);
    if (definition !== undefined) return { metric: definition.id, definition };
    const at = below(place, field);
    if (name === undefined) return refuse(at, "metric.missing", "no metric is named");
    if (isDate(name)) {
      return refuse(at, "metric.date-misplaced", "Date can only be the left side of a condition");
    }
    if (name.toLowerCase().startsWith(CUSTOM)) return this.#readCustom(name.slice(CUSTOM.length), at);
    return refuse(at, "metric.unknown", `${quoted(name)} is not a metric${this.#suggestionFor(name)}`);
  }

  #suggestionFor(name: string): string {
    if (!this.#unknown.has(name)) {
      if (this.#unknown.size >= MOST_SUGGESTIONS) return "";
      this.#unknown.set(name, suggestionFor(name));
    }
    return this.#unknown.get(name) ?? "";
  }

  #readCustom(id: string, at: Location): ReadMetric | null {
    const entry = this.#shelf.find(id);
    if (entry === undefined) {
      return refuse(at, "metric.custom-missing", `there is no custom indicator ${quoted(id)}`);
    }
    const known = this.#custom.get(id);
    if (known !== undefined) return known;
    const read = readCustomIndicator(id, entry, at);
    this.#custom.set(id, read);
    return read;
  }
}

/** The name that was meant, where one is spelt nearly like it; else what there is about the same. */
function suggestionFor(name: string): string {
  const nearest = nearestIndicatorId(name);
  if (nearest !== undefined) return `; the nearest is "${nearest}"`;
  const related = relatedIndicatorIds(name);
  if (related.length === 0) return "; there is none like it";
  return `; there is ${related.map((id) => `"${id}"`).join(", ")}`;
}

/** What is wrong is noted once, where the indicator stands; at its use where it is not part of the input. */
function readCustomIndicator(id: string, { value, path }: ShelfEntry, use: Location): ReadMetric | null {
  const at = path === null ? use : { ...use, path };
  const place = path === null ? use : below(at, "formula");
  const shape = readShape(customIndicatorShape, value, at, "a custom indicator");
  if (shape === null) return null;
  const title = shape.name ?? id;
  const written = parseFormula(shape.formula);
  if (!written.ok) return refuseFormula(title, written, place);
  const formula = formatFormula(written.formula);
  // The canonical text of a formula just within the limit may be beyond it.
  const canonical = parseFormula(formula);
  if (!canonical.ok) return refuseFormula(title, canonical, place);
  return {
    metric: { id, title, formula },
    definition: formulaIndicator({ id, title, formula: canonical.formula }),
  };
}

function refuseFormula(title: string, { message }: { readonly message: string }, at: Location): null {
  const reason = `the formula of ${quoted(title)} cannot be read: ${message}`;
  return refuse(at, "metric.formula-wrong", reason);
}
