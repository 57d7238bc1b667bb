/** Users who were deleted do not exist for sign-in: neither they nor the sessions that they had are found. */
import type { drizzleAdapter } from "better-auth/adapters/drizzle";

type OpenStore = ReturnType<typeof drizzleAdapter>;

interface MaybeDeleted {
  readonly deletedAt?: Date | null;
}

/** Whether a row is a deleted user, or has one joined to it as a session has. */
function isOfDeleted(row: (MaybeDeleted & { readonly user?: MaybeDeleted | null }) | null): boolean {
  return Boolean(row?.deletedAt ?? row?.user?.deletedAt);
}

/**
 * The library's store without what belongs to deleted users. Whatever it does with a person begins with finding them or their
 * session, so that one place ends all of it, and the answer is the one to somebody who never was.
 */
export function withoutDeleted(open: OpenStore): OpenStore {
  return (options) => {
    const store = open(options);
    const findOne: typeof store.findOne = async (query) => {
      const row = await store.findOne<never>(query);
      return isOfDeleted(row) ? null : row;
    };
    return { ...store, findOne };
  };
}
