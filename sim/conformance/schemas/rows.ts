/** The rows of `DELETE /v2/orders` and `DELETE /v2/positions`, each with a status of its own. */
import * as z from "zod";
import { SymbolText } from "./formats.ts";
import { Order } from "./order.ts";
import { TradingRefusal } from "./refusal.ts";

const Done = z.literal(200);
const Refused = z.literal([403, 404, 422, 500]);

/** What became of each order that was open: the order itself, or why it could not be cancelled. */
export const CanceledRows = z.array(
  z.discriminatedUnion("status", [
    z.strictObject({ id: z.uuid(), status: Done, body: Order }),
    z.strictObject({ id: z.uuid(), status: Refused, body: TradingRefusal }),
  ]),
);

/** The order that closes each position, or why there is none. */
export const ClosedRows = z.array(
  z.discriminatedUnion("status", [
    z.strictObject({ symbol: SymbolText, status: Done, body: Order }),
    z.strictObject({ symbol: SymbolText, status: Refused, body: TradingRefusal }),
  ]),
);
