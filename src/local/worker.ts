/**
 * The Worker on a simulated market: the production Worker with its ports on the exchange's virtual clock, and two
 * addresses more: the visitor's controls, and where the exchange wakes objects. Never deployed.
 */
import { accountOf, PRICE_BOARD, priceBoardOf } from "../platform/addresses.ts";
import { AccountObject } from "../durable/account/account-object.ts";
import { PriceBoardObject } from "../durable/price-board/price-board.ts";
import type { Ports } from "../platform/ports.ts";
import { tellBrowser } from "../routes/gates/answer-headers.ts";
import { requireSameOrigin } from "../routes/gates/middleware.ts";
import { createRouter } from "../routes/router.ts";
import { CLIENT_ADDRESS } from "../security/authentication/client-address.ts";
import { createWorker } from "../worker.ts";
import { simulatedPorts, WAKE_PATH } from "./simulated-ports.ts";
import { simulationRoutes } from "./simulation-routes.ts";

export { ControlObject } from "../durable/control/control-object.ts";

class SimulatedAccountObject extends AccountObject {
  protected override readonly ports: Ports = simulatedPorts;

  /** What the platform's alarm is in production. */
  async wake(): Promise<void> {
    await this.alarm();
  }
}

class SimulatedPriceBoardObject extends PriceBoardObject {
  protected override readonly ports: Ports = simulatedPorts;

  /** What the platform's alarm is in production. */
  async wake(): Promise<void> {
    await this.alarm();
  }
}

export { SimulatedAccountObject as AccountObject, SimulatedPriceBoardObject as PriceBoardObject };

const worker = createWorker(simulatedPorts);

const local = createRouter();
local.use(tellBrowser);
local.use("/api/simulation/*", requireSameOrigin);
local.route("/api/simulation", simulationRoutes);
local.post(`${WAKE_PATH}:name`, async (c) => {
  const name = c.req.param("name");
  const object = name === PRICE_BOARD ? priceBoardOf(c.env) : accountOf(c.env, name);
  // The namespaces are typed by the production classes; here they hold the simulated ones.
  await (object as unknown as { wake(): Promise<void> }).wake();
  return c.body(null, 204);
});

function isLocalPath(path: string): boolean {
  return path.startsWith(WAKE_PATH) || path.startsWith("/api/simulation/");
}

/** Only this machine reaches the local product, and no platform stands in front of it that would say so. */
function fromThisMachine(
  request: Request<unknown, IncomingRequestCfProperties>,
): Request<unknown, IncomingRequestCfProperties> {
  const marked = new Request<unknown, IncomingRequestCfProperties>(request);
  marked.headers.set(CLIENT_ADDRESS, "127.0.0.1");
  return marked;
}

export default {
  fetch: (request, env, context) =>
    isLocalPath(new URL(request.url).pathname)
      ? local.fetch(request, env, context)
      : worker.fetch(fromThisMachine(request), env, context),
  scheduled: worker.scheduled,
} satisfies ExportedHandler<Env>;
