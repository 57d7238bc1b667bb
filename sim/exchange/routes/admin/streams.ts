/** `/admin/streams`: the open websockets, and faults that strike them. */
import { Hono } from "hono";
import * as z from "zod";
import { utcTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import type { Core } from "../../core.ts";
import type { OpenConnection } from "../../streams/streams.ts";
import { readBody, unreadable } from "./request-body.ts";

const NewStreamFault = z.strictObject({
  action: z.enum(["disconnect", "silence", "duplicate", "reorder"]),
  stream: z.enum(["trading", "data"]),
  account: z.string().optional(),
  times: z.int().positive().optional(),
  milliseconds: z.int().positive().optional(),
});

function connectionJson({ stream, path, since, account }: OpenConnection): Record<string, unknown> {
  return { stream, path, accountId: account?.identity.id ?? null, since: utcTimestamp(since) };
}

function isKnown(core: Core, account: string): boolean {
  return core.accounts.all().some(({ identity }) => identity.id === account || identity.keyId === account);
}

/** Routes of websockets and their faults. */
export function streamRoutes(core: Core): Hono {
  return new Hono()
    .get("/streams", (context) => context.json(core.streams.connections().map(connectionJson)))
    .post("/streams/faults", async (context) => {
      const fault = await readBody(context, NewStreamFault);
      if (!fault.ok) return fault.answer;
      const { account } = fault.value;
      if (account !== undefined && !isKnown(core, account)) {
        return unreadable(context, `account: there is no account with the id or key id ${account}`);
      }
      return context.json({ ...fault.value, disconnected: core.streams.strike(fault.value) });
    })
    .delete("/streams/faults", (context) => {
      core.streams.clearFaults();
      return context.body(null, 204);
    });
}
