import { describeConformance } from "../brokers/conformance/conformance.ts";
import { openPaperFake } from "./support/paper-fake.ts";

describeConformance("The built-in paper broker", openPaperFake);
