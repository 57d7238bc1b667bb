/** `/admin/faults` and `/admin/requests`: strikes requests, and lists what clients asked. */
import { Hono } from "hono";
import { utcTimestamp } from "../../../../../src/engine/calendar/new-york.ts";
import type { Core } from "../../../core.ts";
import { Fault } from "../../../faults/fault.ts";
import type { PendingFault, Strikable } from "../../../faults/pending-faults.ts";
import type { LoggedRequest } from "../../../http/request-log.ts";
import { removalRoutes } from "../removal-routes.ts";
import { readBody } from "../request-body.ts";

/** A fault of requests or orders, with its id and how many it has struck. */
export function faultJson<Kind extends Strikable>({ id, fault, struck }: PendingFault<Kind>) {
  return { id, ...fault, struck };
}

function requestJson({ method, path, status, at }: LoggedRequest): Record<string, unknown> {
  return { method, path, status, at: utcTimestamp(at) };
}

/** Routes of faults and of the request log. */
export function faultRoutes(core: Core): Hono {
  return new Hono()
    .get("/faults", (context) => context.json(core.faults.all().map(faultJson)))
    .post("/faults", async (context) => {
      const fault = await readBody(context, Fault);
      return fault.ok ? context.json(faultJson(core.faults.add(fault.value))) : fault.answer;
    })
    .route(
      "/faults",
      removalRoutes("fault", (id) => core.faults.remove(id)),
    )
    .get("/requests", (context) => context.json(core.requests.all().map(requestJson)));
}
