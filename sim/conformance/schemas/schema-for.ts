/** Which schema an answer of the exchange must satisfy. */
import type * as z from "zod";
import { templateOf } from "../path-template.ts";
import { dataSchemas, sendgridSchemas, tiingoSchemas, twilioSchemas } from "./other-schemas.ts";
import { DataBadRequest, DataRefusal, TradingRefusal, Unauthorized } from "./refusal.ts";
import { SendgridErrors } from "./sendgrid.ts";
import { ChosenDailyRows, DailyCsv, TiingoRefusal } from "./tiingo.ts";
import { tradingSchemas } from "./trading-schemas.ts";
import type { Answers } from "./trading-schemas.ts";
import { TwilioRefusal } from "./twilio.ts";

interface Service {
  /** How the paths of the service begin. */
  readonly prefixes: readonly string[];
  /** Schemas by operation (`GET /v2/orders/{order_id}`) and status. */
  readonly operations: Readonly<Record<string, Answers>>;
  /** What every operation may answer besides, and what is said where there is no operation. */
  readonly refusals: Answers;
}

function refusals(schema: z.ZodType, statuses: readonly number[]): Answers {
  return Object.fromEntries(statuses.map((status) => [status, schema]));
}

/** The first service with a prefix of the path has it. */
const SERVICES: readonly Service[] = [
  {
    prefixes: ["/v2/stocks", "/v1/corporate-actions"],
    operations: dataSchemas,
    refusals: { ...refusals(DataRefusal, [403, 404, 429]), 400: DataBadRequest, 401: Unauthorized },
  },
  {
    prefixes: ["/v2/"],
    operations: tradingSchemas,
    refusals: { ...refusals(TradingRefusal, [400, 403, 404, 422, 429]), 401: Unauthorized },
  },
  {
    prefixes: ["/iex", "/tiingo"],
    operations: tiingoSchemas,
    refusals: refusals(TiingoRefusal, [400, 401, 404, 429]),
  },
  {
    prefixes: ["/v3/"],
    operations: sendgridSchemas,
    refusals: refusals(SendgridErrors, [400, 401, 415]),
  },
  {
    prefixes: ["/2010-04-01/"],
    operations: twilioSchemas,
    refusals: refusals(TwilioRefusal, [400, 401, 404]),
  },
];

function serviceOf(path: string): Service | undefined {
  return SERVICES.find(({ prefixes }) => prefixes.some((prefix) => path.startsWith(prefix)));
}

/** Whether a path is one of the services that the exchange stands in for, and not of the operator's side. */
export function isOfService(path: string): boolean {
  return serviceOf(path) !== undefined;
}

/** Tiingo's rows come with fewer columns, or as text, when the query asks for that. */
function chosenRows(query: URLSearchParams): z.ZodType | undefined {
  if (query.get("format") === "csv") return DailyCsv;
  return query.has("columns") ? ChosenDailyRows : undefined;
}

/**
 * The schema of the answer to a method and a path (with its query) that has a status; `undefined` where the exchange
 * has no such answer.
 */
export function schemaFor(method: string, path: string, status: number): z.ZodType | undefined {
  const { pathname, searchParams } = new URL(path, "http://exchange.test");
  const service = serviceOf(pathname);
  if (!service) return undefined;
  const operation = templateOf(Object.keys(service.operations), `${method} ${pathname}`);
  const expected = operation === undefined ? undefined : service.operations[operation]?.[status];
  const chosen = operation === "GET /tiingo/daily/{ticker}/prices" ? chosenRows(searchParams) : undefined;
  return (expected && chosen) ?? expected ?? service.refusals[status];
}
