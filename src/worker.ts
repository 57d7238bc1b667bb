/** Wiring only: HTTP, cron ticks, and the objects. */
import { runDueJobs } from "./ops/jobs/run-due-jobs.ts";
import { platformPorts, type Ports } from "./platform/ports.ts";
import { createApp } from "./routes/app.ts";

export { AccountObject } from "./durable/account/account-object.ts";
export { ControlObject } from "./durable/control/control-object.ts";
export { PriceBoardObject } from "./durable/price-board/price-board.ts";

/** The Worker's handlers on the given ports. */
export function createWorker(ports: Ports) {
  const app = createApp(ports);
  return {
    fetch: (request, env, context) => app.fetch(request, env, context),
    scheduled: async (_controller, env) => runDueJobs(env, await ports.openClock(env)),
  } satisfies ExportedHandler<Env>;
}

export default createWorker(platformPorts);
