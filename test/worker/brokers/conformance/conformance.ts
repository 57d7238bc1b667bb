/**
 * What every broker's adapter must do, whoever the broker is: written against `Broker` alone, and run on each adapter's
 * stand-in. What a broker declares that it cannot do, it has to refuse.
 */
import { describe } from "vitest";
import { describeAccount } from "./account.ts";
import { describeActivities } from "./activities.ts";
import type { OpenFake } from "./fake-broker.ts";
import { describeLists } from "./lists.ts";
import { describeLostAnswers } from "./lost-answers.ts";
import { describeOrders } from "./orders.ts";
import { describeRefusals } from "./refusals.ts";
import { describeSentOnce } from "./sent-once.ts";

/** Holds an adapter against the rules. `openFake` opens its stand-in in the state of `CONFORMANCE`, anew for each test. */
export function describeConformance(name: string, openFake: OpenFake): void {
  describe(`${name} as a broker`, () => {
    describeAccount(openFake);
    describeOrders(openFake);
    describeRefusals(openFake);
    describeLists(openFake);
    describeActivities(openFake);
    describeLostAnswers(openFake);
    describeSentOnce(openFake);
  });
}
