/** `bots` and `bot_versions`. Every query is filtered by the owner. */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Database } from "../database.ts";
import { bots, botVersions } from "../schema/index.ts";

export interface BotWithVersion {
  readonly bot: typeof bots.$inferSelect;
  readonly version: typeof botVersions.$inferSelect;
}

function newest(database: Database) {
  return database
    .select({ bot: bots, version: botVersions })
    .from(bots)
    .innerJoin(botVersions, and(eq(botVersions.botId, bots.id), eq(botVersions.version, bots.version)));
}

/** A user's bots with their newest versions, last changed first. */
export function listBots(database: Database, userId: string): Promise<BotWithVersion[]> {
  return newest(database)
    .where(and(eq(bots.userId, userId), isNull(bots.deletedAt)))
    .orderBy(desc(bots.updatedAt), desc(bots.id));
}

/** One bot of a user, or `undefined` when there is none of that id that is theirs. */
export function findBot(database: Database, userId: string, id: string): Promise<BotWithVersion | undefined> {
  return newest(database)
    .where(and(eq(bots.userId, userId), eq(bots.id, id), isNull(bots.deletedAt)))
    .get();
}

/** Adds a bot with its first version, both or neither. */
export async function addBot(database: Database, { bot, version }: BotWithVersion): Promise<void> {
  await database.batch([database.insert(bots).values(bot), database.insert(botVersions).values(version)]);
}
