/** Faults as the operator orders them: which requests they strike and what becomes of these. */
import * as z from "zod";

/** No wait of a fault is longer than this, in real milliseconds: an hour. */
export const LONGEST_WAIT_MS = 3_600_000;

/** RFC 9110: no content, reset content, not modified. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** No answer is staler than this, in virtual milliseconds, and no fault lasts longer: an hour, and a week. */
export const LONGEST_AGE_MS = 3_600_000;
const LONGEST_SPAN_MS = 604_800_000;

const Wait = z.int().min(0).max(LONGEST_WAIT_MS);
const ServerError = z.int().min(500).max(599);
/** Dot paths of fields: `cash`, `trades.*.p`. In an array every row is meant, and `*` means every field. */
const FieldPaths = z.array(z.string().min(1)).min(1);
/** Whether the request did what it asked for although its answer is lost: an order was stored, or was not. */
const Effect = z.enum(["none", "done"]).default("none");

export const FaultMatch = z.strictObject({
  /** In upper or lower case; every method when not given. */
  method: z.string().optional(),
  /** The path without the query, or how it begins. */
  path: z.string().optional(),
  pathPrefix: z.string().optional(),
  /** A part of the decoded query: `tickers=SPY,TLT`. */
  query: z.string().optional(),
  /** The id or the key id of an account; Tiingo's requests have none. */
  account: z.string().optional(),
  /** The chance (a fraction) that a request that matches is struck; certain when not given. */
  probability: z.number().gt(0).max(1).optional(),
});
export type FaultMatch = z.output<typeof FaultMatch>;

/** How long a fault strikes: `times` things, or for so many virtual milliseconds, whichever ends first. */
export const duration = {
  /** Once when neither is given, and without end within a span. */
  times: z
    .union([z.int().positive(), z.literal("always")], {
      error: 'is neither a whole number above 0 nor "always"',
    })
    .optional(),
  lasts: z.int().positive().max(LONGEST_SPAN_MS).optional(),
};

const common = { match: FaultMatch, ...duration };

/** Which rows of an answer are meant: those that hold all of these values. An object is its own only row. */
const RowMatch = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type RowMatch = z.output<typeof RowMatch>;
const rows = { where: RowMatch.optional() };

const Latency = z.strictObject({
  ...common,
  action: z.literal("latency"),
  /** Real milliseconds. */
  milliseconds: Wait,
  /** Up to so many real milliseconds are added. */
  jitter: Wait.optional(),
  /** A late request has its effect late, even when its client has given up; a late answer had it in time. */
  delays: z.enum(["request", "answer"]).default("answer"),
});

// Whoever writes one form for dropped and answered requests sends a status and a body with every fault.
const Drop = z.object({ ...common, action: z.literal(["drop-before-effect", "drop-after-effect"]) });

const Status = z
  .strictObject({
    ...common,
    action: z.literal("status"),
    status: z.int().min(200).max(599).default(500),
    /** Sent as JSON unless it is a string; none when not given. */
    body: z.unknown().optional(),
    /** Of a body that is a string; `text/plain` when not given. */
    contentType: z
      .string()
      .regex(/^[!-~]+\/[ -~]+$/, "is not a media type")
      .optional(),
  })
  .refine(({ status, body }) => body === undefined || !WITHOUT_BODY.has(status), {
    path: ["body"],
    error: "an answer of this status has no body",
  });

const HtmlError = z.strictObject({
  ...common,
  action: z.literal("html-error"),
  status: ServerError.default(504),
  effect: Effect,
});

const RateLimited = z.strictObject({ ...common, action: z.literal("rate-limit") });
const MalformedJson = z.strictObject({ ...common, action: z.literal("malformed-json") });
/** 404 for a thing that is there, in the words of the route. */
const NotFound = z.strictObject({ ...common, action: z.literal("not-found") });

/** Fields that are left out, are `null`, or are of another type. */
const fieldPaths = { ...common, ...rows, fields: FieldPaths };
const OmitFields = z.strictObject({ ...fieldPaths, action: z.literal("omit-fields") });
const NullFields = z.strictObject({ ...fieldPaths, action: z.literal("null-fields") });
const WrongType = z.strictObject({ ...fieldPaths, action: z.literal("wrong-type") });

const AddFields = z.strictObject({
  ...common,
  ...rows,
  action: z.literal("add-fields"),
  /** Put into the object or each row of an answer, in place of what is there under the same name. */
  fields: z.record(z.string(), z.unknown()),
});

/** A list that is too short, down to an empty one, with the status of a good answer. */
const OmitRows = z.strictObject({
  ...common,
  ...rows,
  action: z.literal("omit-rows"),
  /** How many of the rows that are meant stay, from the first on. */
  keep: z.int().nonnegative().default(0),
});

/** Rows that come twice; what is in `fields` is different the second time. */
const RepeatRows = z.strictObject({
  ...common,
  ...rows,
  action: z.literal("repeat-rows"),
  fields: z.record(z.string(), z.unknown()).default({}),
});

const ShuffleRows = z.strictObject({ ...common, action: z.literal("shuffle-rows") });

/** An account that says it has nothing. */
const ZeroBalances = z.strictObject({ ...common, action: z.literal("zero-balances") });

/** What an account was like so many virtual milliseconds ago: its balances, positions, orders or activities. */
const Stale = z.strictObject({
  ...common,
  action: z.literal("stale"),
  age: z.int().positive().max(LONGEST_AGE_MS),
});

const Stall = z.strictObject({
  ...common,
  action: z.literal("stall"),
  /** Real milliseconds until the connection is dropped; it stays silent until the client gives up when not given. */
  milliseconds: Wait.optional(),
  effect: Effect,
});

const kinds = [
  Latency,
  Drop,
  Status,
  HtmlError,
  RateLimited,
  MalformedJson,
  NotFound,
  OmitFields,
  NullFields,
  WrongType,
  AddFields,
  OmitRows,
  RepeatRows,
  ShuffleRows,
  ZeroBalances,
  Stale,
  Stall,
] as const;

const actions: readonly string[] = kinds.flatMap(({ shape }) => [...shape.action.values]);

export const Fault = z.discriminatedUnion("action", kinds, {
  error: ({ code }): string | undefined =>
    code === "invalid_union" ? `is none of ${actions.join(", ")}` : undefined,
});
/** A fault with everything filled in. */
export type Fault = z.output<typeof Fault>;
