/** The platform's key-value store in memory, as far as the product uses it. Entries do not expire. */

/** `text` when not given. */
type ReadType = string | { readonly type?: string };

export interface Entry {
  readonly value: string | ArrayBuffer;
  readonly metadata: unknown;
}

export class KeyValueStore {
  readonly #entries = new Map<string, Entry>();

  get entries(): ReadonlyMap<string, Entry> {
    return this.#entries;
  }

  /** Puts many entries that were made before. */
  putAll(entries: ReadonlyMap<string, Entry>): void {
    for (const [key, entry] of entries) this.#entries.set(key, entry);
  }

  get(key: string, asked: ReadType = "text"): unknown {
    const value = this.#entries.get(key)?.value;
    if (value === undefined) return null;
    const type = typeof asked === "string" ? asked : asked.type;
    const isText = typeof value === "string";
    if (type === "arrayBuffer") return isText ? new TextEncoder().encode(value).buffer : value;
    const text = isText ? value : new TextDecoder().decode(value);
    return type === "json" ? JSON.parse(text) : text;
  }

  put(key: string, value: string | ArrayBuffer, options?: { metadata?: unknown }): void {
    this.#entries.set(key, { value, metadata: options?.metadata ?? null });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  list({ prefix = "" }: { prefix?: string | null } = {}): {
    keys: { name: string; metadata: unknown }[];
    list_complete: true;
  } {
    const keys = [...this.#entries]
      .filter(([name]) => name.startsWith(prefix ?? ""))
      .map(([name, { metadata }]) => ({ name, metadata }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return { keys, list_complete: true };
  }
}

/** How its calls travel. */
export type Travel = <T>(name: string, effect: () => T) => Promise<T>;

/** The store as the product sees it, each call on its way there and back. */
export function asNamespace(store: KeyValueStore, travel: Travel): KVNamespace {
  const called = (what: string, key: string) => `kv.${what} ${key.split("/")[0]}`;
  const namespace = {
    get: (key: string, type?: ReadType) => travel(called("get", key), () => store.get(key, type)),
    getWithMetadata: (key: string, type?: ReadType) =>
      travel(called("get", key), () => ({
        value: store.get(key, type),
        metadata: store.entries.get(key)?.metadata ?? null,
        cacheStatus: null,
      })),
    put: (key: string, value: string | ArrayBuffer, options?: { metadata?: unknown }) =>
      travel(called("put", key), () => store.put(key, value, options)),
    delete: (key: string) => travel(called("delete", key), () => store.delete(key)),
    list: (options?: { prefix?: string | null }) => travel("kv.list", () => store.list(options)),
  } satisfies Record<keyof KVNamespace, unknown>;
  // Everything that there is, with the arguments that the product gives; what it reads is checked by the product itself.
  return namespace as unknown as KVNamespace;
}
