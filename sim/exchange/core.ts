/** Everything of the exchange that its routes work with. */
import type { Parts } from "./parts.ts";
import type { Scenarios } from "./scenarios/scenarios.ts";
import type { Streams } from "./streams/streams.ts";

export interface Core extends Parts {
  readonly scenarios: Scenarios;
  readonly streams: Streams;
}
