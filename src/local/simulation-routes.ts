/** `/api/simulation`: the visitor's controls of the simulated market. In local mode only. */
import { createRoute } from "@hono/zod-openapi";
import { utcTimestamp } from "../engine/calendar/new-york.ts";
import {
  type SimulationClock,
  simulationClockSchema,
  simulationCommandSchema,
} from "../contract/simulation.ts";
import { createRouter, json } from "../routes/router.ts";
import { localEnv } from "./environment.ts";
import {
  advanceExchange,
  type ExchangeClock,
  readExchangeClock,
  setExchangeSpeed,
} from "./exchange-admin.ts";
import { jumpTarget } from "./jump.ts";

const clock = { description: "The clock", content: json(simulationClockSchema) };

const read = createRoute({ method: "get", path: "/clock", responses: { 200: clock } });

const command = createRoute({
  method: "post",
  path: "/clock",
  request: { body: { required: true, content: json(simulationCommandSchema) } },
  responses: { 200: clock },
});

function present({ now, speed, isOpen }: ExchangeClock): SimulationClock {
  return { now: utcTimestamp(now), speed, isOpen };
}

export const simulationRoutes = createRouter()
  .openapi(read, async (c) => c.json(present(await readExchangeClock(localEnv(c.env))), 200))
  .openapi(command, async (c) => {
    const env = localEnv(c.env);
    const request = c.req.valid("json");
    if (request.action === "speed") return c.json(present(await setExchangeSpeed(env, request.speed)), 200);
    const { now } = await readExchangeClock(env);
    return c.json(present(await advanceExchange(env, jumpTarget(request.to, now))), 200);
  });
