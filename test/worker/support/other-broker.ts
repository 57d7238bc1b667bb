import { vi } from "vitest";
import type { Broker } from "../../../src/brokers/broker.ts";
import { Account } from "../../../src/durable/account/account.ts";

type Opened = ReturnType<Account["broker"]>;

/** Has every account trade with what `change` makes of its broker, from now on. */
export function changeBroker(change: (broker: Broker) => Broker): void {
  const prototype: Record<"broker", () => Opened> = Account.prototype;
  const open = prototype.broker;
  vi.spyOn(prototype, "broker").mockImplementation(async function (this: unknown) {
    const link: Awaited<Opened> = await Reflect.apply(open, this, []);
    return link?.ok ? { ...link, broker: change(link.broker) } : link;
  });
}
