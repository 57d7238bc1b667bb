/** Faults as the operator orders them: which requests they strike and what becomes of these. */
import * as z from "zod";

/** No wait of a fault is longer than this, in real milliseconds: an hour. */
export const LONGEST_WAIT_MS = 3_600_000;

/** RFC 9110: no content, reset content, not modified. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

const Wait = z.int().min(0).max(LONGEST_WAIT_MS);
const ServerError = z.int().min(500).max(599);
/** Dot paths of fields: `cash`, `trades.*.p`. In an array every row is meant, and `*` means every field. */
const FieldPaths = z.array(z.string().min(1)).min(1);
/** Whether the request did what it asked for although its answer is lost: an order was stored, or was not. */
const Effect = z.enum(["none", "done"]).default("none");

export const FaultMatch = z.strictObject({
  /** In upper or lower case; every method when not given. */
  method: z.string().optional(),
  /** Of the path without the query. */
  pathPrefix: z.string().optional(),
  /** A part of the decoded query: `tickers=SPY,TLT`. */
  query: z.string().optional(),
  /** The id or the key id of an account; Tiingo's requests have none. */
  account: z.string().optional(),
  /** The chance (a fraction) that a request that matches is struck; certain when not given. */
  probability: z.number().gt(0).max(1).optional(),
});
export type FaultMatch = z.output<typeof FaultMatch>;

const common = {
  match: FaultMatch,
  /** How many requests it strikes. */
  times: z
    .union([z.int().positive(), z.literal("always")], {
      error: 'is neither a whole number above 0 nor "always"',
    })
    .default(1),
};

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
const OmitFields = z.strictObject({ ...common, action: z.literal("omit-fields"), fields: FieldPaths });

const AddFields = z.strictObject({
  ...common,
  action: z.literal("add-fields"),
  /** Put into the object or each row of an answer, in place of what is there under the same name. */
  fields: z.record(z.string(), z.unknown()),
});

const WrongType = z.strictObject({ ...common, action: z.literal("wrong-type"), fields: FieldPaths });

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
  OmitFields,
  AddFields,
  WrongType,
  Stall,
] as const;

const actions: readonly string[] = kinds.flatMap(({ shape }) => [...shape.action.values]);

export const Fault = z.discriminatedUnion("action", kinds, {
  error: ({ code }): string | undefined =>
    code === "invalid_union" ? `is none of ${actions.join(", ")}` : undefined,
});
/** A fault with everything filled in. */
export type Fault = z.output<typeof Fault>;
