import { openAlpacaFake } from "./alpaca-fake.ts";
import { describeConformance } from "./conformance.ts";
import { labellingBroker } from "./labelling-broker.ts";

describeConformance("A broker without unique client ids", async () => {
  const fake = await openAlpacaFake();
  return { ...fake, broker: labellingBroker(fake.broker) };
});
