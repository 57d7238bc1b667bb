/** Orders of which it is not known for long what became of them, by the situation that they make. */
import type { Draw } from "../../../exchange/faults/draw.ts";
import type { Deed, FaultToOrder } from "../happening.ts";

const MINUTE = 60_000;
const LOOK_UP = "/v2/orders:by_client_order_id";
const HUNDREDTHS = 100;

/** The broker takes orders and says nothing of them, afterwards one look-up may still not find what is there. */
function drawSilence(draw: Draw): Deed {
  const silent: FaultToOrder = {
    match: { method: "GET", pathPrefix: "/v2/orders" },
    action: "status",
    status: 503,
  };
  const unheard: FaultToOrder = {
    match: { method: "POST", path: "/v2/orders" },
    action: "html-error",
    effect: draw.oneOf(["done", "done", "none"]),
    times: draw.whole(1, 2),
  };
  const unfound: FaultToOrder = {
    match: { pathPrefix: LOOK_UP },
    action: "not-found",
    times: draw.whole(1, 2),
  };
  const faults: [FaultToOrder, ...FaultToOrder[]] = [
    silent,
    ...draw.oneOf([[], [unheard]]),
    ...draw.oneOf([[], [unfound]]),
  ];
  return { kind: "silence", faults, part: draw.whole(1, HUNDREDTHS) / HUNDREDTHS };
}

function drawLateSettlement(draw: Draw): Deed {
  const fault = {
    match: { clientOrderIdPrefix: "af-" },
    action: "settle-after-close",
    after: draw.whole(0, 40) * MINUTE,
    outcome: draw.oneOf(["canceled", "filled"]),
    times: draw.whole(1, 2),
  };
  return { kind: "order fault", fault };
}

export const ORDERS = {
  "order: not over when its run is": drawSilence,
  "order: cancel is settled after the close": drawLateSettlement,
} as const satisfies Readonly<Record<string, (draw: Draw) => Deed>>;
