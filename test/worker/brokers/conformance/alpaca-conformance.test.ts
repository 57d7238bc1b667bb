import { openAlpacaFake } from "./alpaca-fake.ts";
import { describeConformance } from "./conformance.ts";

describeConformance("Alpaca", () => openAlpacaFake());
