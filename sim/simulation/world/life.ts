/** One life of the account's object: from when it is loaded into memory until it is evicted or killed. */
import type { Account } from "../../../src/durable/account/account.ts";
import type { SimulatedStorage } from "../storage/simulated-storage.ts";

export class Life {
  readonly account: Account;
  /** Resolves when the object is killed. */
  readonly death: Promise<void>;
  readonly #storage: SimulatedStorage;
  #die: () => void = () => undefined;
  #isDead = false;
  /** Whether it keeps its writes when it dies at the next opportunity; null while it is to live on. */
  #doom: boolean | null = null;

  constructor(storage: SimulatedStorage, build: (life: Life, storage: DurableObjectStorage) => Account) {
    this.#storage = storage;
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
    this.account = build(this, storage.open());
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  get isDoomed(): boolean {
    return this.#doom !== null;
  }

  /** Ends it now. What it wrote since the last output gate is kept or lost. */
  kill(keepsWrites: boolean): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#storage.crash(keepsWrites);
    this.#die();
  }

  /** Has it end at its next call, or when it has nothing more to do. */
  doom(keepsWrites: boolean): void {
    this.#doom = keepsWrites;
  }

  dieIfDoomed(): void {
    if (this.#doom !== null) this.kill(this.#doom);
  }
}
