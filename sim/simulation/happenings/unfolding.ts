/** Has what is to befall an account on a day befall it, each at its moment, and notes where each was met. */
import { unreachable } from "../../../src/engine/unreachable.ts";
import { isMeant, type StruckRequest } from "../../exchange/faults/struck-request.ts";
import type { Phase } from "../coverage/phases.ts";
import type { Situation } from "../coverage/situations.ts";
import type { VisitsOfPlan } from "../coverage/visits.ts";
import type { Boundary } from "../outside/fate.ts";
import { askAccount } from "../owner/ask-account.ts";
import { quietAfter, watched } from "../realm.ts";
import { askOperator } from "../world/at-broker.ts";
import { type ByHandDeed, doByHand } from "../world/by-hand.ts";
import { phaseNow } from "../world/phase-now.ts";
import type { Witness, World } from "../world/world.ts";
import type { FaultToOrder, Happening, Moment } from "./happening.ts";
import { book, correct } from "./perform-booking.ts";

/** Virtual ms between two looks at whether what was begun has ended, and how many there are. */
const PATIENCE = 1_000;
const MOST_TRIES = 600;

/** Virtual ms: the exchange takes no fault that lasts longer. */
const LONGEST = 6 * 24 * 3_600_000;

/** A fault that waits for the request that it is for. */
interface Waiting {
  readonly situation: Situation;
  readonly match: FaultToOrder["match"];
}

/** Something that is so from one instant to another, epoch ms. */
interface Span {
  readonly situation: Situation;
  readonly from: number;
  readonly to: number;
}

export interface DayOfHappenings {
  readonly happenings: readonly Happening[];
  /** When a moment of the clock is, epoch ms. */
  readonly instantOf: (moment: Extract<Moment, { fraction: number }>) => number;
  /** Instants at which it is noted what is so, whether or not the object is at work. */
  readonly noteAt: readonly number[];
  /** When everything is to be over, epoch ms. */
  readonly quietFrom: number;
}

function looked(request: Request): StruckRequest {
  const { pathname, searchParams } = new URL(request.url);
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).join("&");
  return { method: request.method, path: pathname, query, account: [] };
}

export class Unfolding implements Witness {
  readonly #world: World;
  readonly #visits: VisitsOfPlan;
  readonly #calls = new Map<Phase, number>();
  readonly #under: Promise<void>[] = [];
  readonly #spans: Span[] = [];
  /** Faults that outlast a day, until an instant, epoch ms. */
  readonly #standing: { readonly fault: FaultToOrder; readonly until: number }[] = [];
  /** What the invariants have to know of it. */
  readonly seen = {
    /** The broker's ids of orders by hand of which no activity ever tells. */
    untoldOrders: new Set<string>(),
    /** When the broker says nothing of orders, epoch ms. */
    silences: new Array<{ readonly from: number; readonly to: number }>(),
  };
  #waiting: Waiting[] = [];
  #happenings: readonly Happening[] = [];
  #quietFrom = 0;
  /** Whether orders may be left behind by their runs. */
  #mayBeUnresolved = false;

  constructor(world: World, visits: VisitsOfPlan) {
    this.#world = world;
    this.#visits = visits;
  }

  /** Begins a day. */
  begin({ happenings, instantOf, noteAt, quietFrom }: DayOfHappenings): void {
    const { clock } = this.#world;
    this.#calls.clear();
    this.#happenings = happenings;
    this.#quietFrom = quietFrom;
    const later = (at: number, run: () => Promise<void> | void) => {
      if (at >= clock.now()) clock.schedule(at, run);
    };
    for (const happening of happenings) {
      const { moment } = happening;
      if ("fraction" in moment) later(instantOf(moment), () => quietAfter(this.#start(happening)));
    }
    for (const at of noteAt) later(at, () => this.#note(phaseNow(this.#world)));
  }

  /** Orders again the faults that are not over yet, after all were taken back. */
  async stand(): Promise<void> {
    const now = this.#world.clock.now();
    for (const { fault, until } of this.#standing) {
      if (until > now) await this.#order({ ...fault, lasts: Math.min(until - now, LONGEST) });
    }
  }

  async #order(fault: FaultToOrder): Promise<void> {
    await askOperator(this.#world, "POST", "/faults", fault);
  }

  /** Something is so from one instant to another (epoch ms). */
  span(situation: Situation, from: number, to: number): void {
    this.#spans.push({ situation, from, to });
    this.#note(phaseNow(this.#world));
  }

  /** Has time pass until everything that was begun has ended; throws what went wrong in it, and when something never ends. */
  async end(): Promise<void> {
    const all = Promise.all(this.#under);
    const isDone = watched(all);
    for (let tries = 0; !isDone() && tries < MOST_TRIES; tries++) {
      await this.#world.clock.advanceTo(this.#world.clock.now() + PATIENCE);
    }
    if (!isDone()) throw new Error("something that was begun never ends");
    this.#waiting = [];
    await all;
  }

  called(_boundary: Boundary): void {
    const phase = phaseNow(this.#world);
    this.#note(phase);
    const call = this.#calls.get(phase) ?? 0;
    this.#calls.set(phase, call + 1);
    for (const happening of this.#happenings) {
      const { moment } = happening;
      if ("call" in moment && moment.phase === phase && moment.call === call) void this.#start(happening);
    }
  }

  arrived(request: Request): void {
    const struck = this.#waiting.find(({ match }) => isMeant(match, looked(request)));
    if (!struck) return;
    this.#waiting = this.#waiting.filter((each) => each !== struck);
    const phase = phaseNow(this.#world);
    this.#visits.visit(struck.situation, phase);
    this.#world.tell(`${struck.situation}, at ${request.method} ${new URL(request.url).pathname}, ${phase}`);
  }

  /** Notes what is so in a phase. */
  #note(phase: Phase): void {
    const now = this.#world.clock.now();
    for (const { situation, from, to } of this.#spans) {
      if (from <= now && now < to) this.#visits.visit(situation, phase);
    }
    if (this.#mayBeUnresolved && this.#world.hasUnresolved()) {
      this.#visits.visit("order: not over when its run is", phase);
    }
  }

  #start(happening: Happening): Promise<void> {
    const performed = this.#perform(happening);
    this.#under.push(performed);
    return performed;
  }

  /** Virtual ms that are a part of the time until it is to be quiet. */
  #until(part: number): number {
    return Math.max(0, Math.floor((this.#quietFrom - this.#world.clock.now()) * part));
  }

  async #tradeUntold(situation: Situation, deed: ByHandDeed): Promise<void> {
    const order = await doByHand(this.#world, deed);
    if (order === undefined) return;
    this.seen.untoldOrders.add(order);
    const match = { method: "GET", pathPrefix: "/v2/account/activities" };
    const fault: FaultToOrder = { match, action: "omit-rows", where: { order_id: order } };
    this.#standing.push({ fault, until: Infinity });
    await this.#order({ ...fault, lasts: LONGEST });
    this.span(situation, this.#world.clock.now(), this.#quietFrom);
  }

  async #perform({ situation, deed }: Happening): Promise<void> {
    const world = this.#world;
    const met = () => this.#visits.visit(situation, phaseNow(world));
    switch (deed.kind) {
      case "command":
        met();
        return askAccount(world, deed.command);
      case "by hand":
        met();
        await doByHand(world, deed.deed);
        return undefined;
      case "fault":
        this.#waiting.push({ situation, match: deed.fault.match });
        await this.#order(deed.fault);
        return undefined;
      case "preparation":
        this.#mayBeUnresolved ||= situation === "order: not over when its run is";
        await askOperator(world, "POST", deed.of === "requests" ? "/faults" : "/order-faults", deed.fault);
        return undefined;
      case "order fault":
        met();
        this.#mayBeUnresolved = true;
        world.tell(situation);
        await askOperator(world, "POST", "/order-faults", deed.fault);
        return undefined;
      case "silence": {
        const lasts = Math.max(1, this.#until(deed.part));
        const until = world.clock.now() + lasts;
        world.tell(`the broker says nothing of orders for ${Math.round(lasts / 1_000)} s`);
        this.#mayBeUnresolved = true;
        this.seen.silences.push({ from: world.clock.now(), to: until });
        const [silent, ...others] = deed.faults;
        this.#standing.push({ fault: silent, until });
        await this.#order({ ...silent, lasts });
        for (const fault of others) await this.#order(fault);
        return undefined;
      }
      case "correction":
        if (await correct(world, deed.correction)) this.span(situation, world.clock.now(), this.#quietFrom);
        return undefined;
      case "booking": {
        const { part } = deed.booking;
        const gap = part === null ? null : this.#until(part);
        const now = world.clock.now();
        if (await book(world, deed.booking, gap)) {
          this.span(situation, now, gap === null ? this.#quietFrom : now + gap);
        }
        return undefined;
      }
      case "untold trade":
        return this.#tradeUntold(situation, deed.deed);
      default:
        return unreachable(deed);
    }
  }
}
