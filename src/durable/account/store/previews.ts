/** Plans that were shown to the owner. */
import { desc, eq, notInArray } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { previews } from "./schema/index.ts";

export type PreviewRow = typeof previews.$inferSelect;

/** Older ones are forgotten: nobody can ask for them any more. */
const KEPT = 5;

/** Keeps a preview; the same one again counts from its newest time. */
export function savePreview(database: AccountDatabase, row: PreviewRow): void {
  database.insert(previews).values(row).onConflictDoUpdate({ target: previews.planHash, set: row }).run();
  const newest = database
    .select({ planHash: previews.planHash })
    .from(previews)
    .orderBy(desc(previews.createdAt))
    .limit(KEPT)
    .all();
  database
    .delete(previews)
    .where(
      notInArray(
        previews.planHash,
        newest.map(({ planHash }) => planHash),
      ),
    )
    .run();
}

export function previewOf(database: AccountDatabase, planHash: string): PreviewRow | undefined {
  return database.select().from(previews).where(eq(previews.planHash, planHash)).get();
}
