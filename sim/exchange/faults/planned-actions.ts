/** What a fault plan does to requests. */
import type * as z from "zod";
import { extraFields } from "../random/extra-fields.ts";
import type { Draw } from "./draw.ts";
import type { Fault } from "./fault.ts";

type OrderedFault = z.input<typeof Fault>;

export interface PlannedAction {
  readonly common: Pick<OrderedFault, "match" | "times">;
  readonly draw: Draw;
  /** Dot paths of the answer's fields. */
  readonly fields: readonly string[];
  /** Real milliseconds. */
  readonly longestWait: number;
}

const EFFECTS = ["none", "done"] as const;
const GATEWAY_STATUSES = [500, 502, 503, 504] as const;
const SERVER_ERRORS = [
  { status: 500, body: { code: 50010000, message: "internal server error" } },
  { status: 503, body: { message: "service unavailable" } },
] as const;
const LARGEST_SEED = 0xffffffff;

/** One for each action that a fault can have. */
export const PLANNED_ACTIONS: readonly [
  (planned: PlannedAction) => OrderedFault,
  ...((planned: PlannedAction) => OrderedFault)[],
] = [
  ({ common, draw, longestWait }) => {
    const milliseconds = draw.whole(1, longestWait);
    const jitter = draw.whole(0, longestWait - milliseconds);
    return { ...common, action: "latency", milliseconds, jitter, delays: draw.oneOf(["request", "answer"]) };
  },
  ({ common }) => ({ ...common, action: "drop-before-effect" }),
  ({ common }) => ({ ...common, action: "drop-after-effect" }),
  ({ common, draw }) => ({ ...common, action: "status", ...draw.oneOf(SERVER_ERRORS) }),
  ({ common, draw }) => ({
    ...common,
    action: "html-error",
    status: draw.oneOf(GATEWAY_STATUSES),
    effect: draw.oneOf(EFFECTS),
  }),
  ({ common }) => ({ ...common, action: "rate-limit" }),
  ({ common }) => ({ ...common, action: "malformed-json" }),
  ({ common, draw, fields }) => ({ ...common, action: "omit-fields", fields: draw.some(fields) }),
  ({ common, draw }) => ({
    ...common,
    action: "add-fields",
    fields: extraFields(draw.whole(0, LARGEST_SEED)),
  }),
  ({ common, draw, fields }) => ({ ...common, action: "wrong-type", fields: draw.some(fields) }),
  ({ common, draw, longestWait }) => ({
    ...common,
    action: "stall",
    milliseconds: draw.whole(1, longestWait),
    effect: draw.oneOf(EFFECTS),
  }),
];
