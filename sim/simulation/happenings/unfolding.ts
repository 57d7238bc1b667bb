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
import { doByHand } from "../world/by-hand.ts";
import { phaseNow } from "../world/phase-now.ts";
import type { Witness, World } from "../world/world.ts";
import type { FaultToOrder, Happening, Moment } from "./happening.ts";
import { book, correct } from "./perform-booking.ts";

/** Virtual ms between two looks at whether what was begun has ended, and how many there are. */
const PATIENCE = 1_000;
const MOST_TRIES = 600;

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

  async #perform({ situation, deed }: Happening): Promise<void> {
    const world = this.#world;
    const met = () => this.#visits.visit(situation, phaseNow(world));
    switch (deed.kind) {
      case "command":
        met();
        return askAccount(world, deed.command);
      case "by hand":
        met();
        return doByHand(world, deed.deed);
      case "fault":
        this.#waiting.push({ situation, match: deed.fault.match });
        await askOperator(world, "POST", "/faults", deed.fault);
        return undefined;
      case "order fault":
        met();
        world.tell(situation);
        await askOperator(world, "POST", "/order-faults", deed.fault);
        return undefined;
      case "silence": {
        const lasts = Math.max(1, this.#until(deed.part));
        world.tell(`the broker says nothing of orders for ${Math.round(lasts / 1_000)} s`);
        this.#mayBeUnresolved = true;
        const [silent, ...others] = deed.faults;
        await askOperator(world, "POST", "/faults", { ...silent, lasts });
        for (const fault of others) await askOperator(world, "POST", "/faults", fault);
        return undefined;
      }
      case "correction":
        if (await correct(world, deed.correction)) this.span(situation, world.clock.now(), this.#quietFrom);
        return undefined;
      case "booking": {
        const gap = this.#until(deed.booking.part);
        const now = world.clock.now();
        if (await book(world, deed.booking, gap)) this.span(situation, now, now + gap);
        return undefined;
      }
      default:
        return unreachable(deed);
    }
  }
}
