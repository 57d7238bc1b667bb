/** Opens a world, plays in it in virtual time, and closes it. */
import { randomFractions } from "../../exchange/random/generator.ts";
import { hash } from "../../exchange/random/hash.ts";
import { inRealm } from "../realm.ts";
import { World, type WorldOptions } from "./world.ts";

/** What `play` answers. Everything in the world follows from its options: the same ones give the same story. */
export async function inWorld<T>(options: WorldOptions, play: (world: World) => Promise<T>): Promise<T> {
  const world = new World(options);
  const realm = {
    clock: world.clock,
    fractions: randomFractions(hash("realm", options.exchange.seed ?? 0, options.resume?.exchange.now ?? 0)),
    log: (line: string) => world.tell(line),
  };
  try {
    return await inRealm(realm, () => play(world));
  } finally {
    world.storage.close();
  }
}
