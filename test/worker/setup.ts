import { afterEach, beforeEach } from "vitest";
import { freshStart } from "./support/fresh-start.ts";
import { settleExchanges } from "./support/settle.ts";

beforeEach(freshStart);
afterEach(settleExchanges);
