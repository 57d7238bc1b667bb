/** Events ordered by instant, first come first served among equal instants: a binary heap. */

export interface ClockEvent {
  /** Epoch ms. */
  readonly at: number;
  readonly sequence: number;
  readonly run: () => void | Promise<void>;
  readonly id: string | undefined;
  cancelled: boolean;
}

function precedes(a: ClockEvent, b: ClockEvent): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

export class EventQueue {
  readonly #heap: ClockEvent[] = [];

  push(event: ClockEvent): void {
    const heap = this.#heap;
    let place = heap.length;
    heap.push(event);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !precedes(event, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = event;
  }

  /** The earliest event that has not been cancelled; it stays in the queue. */
  peek(): ClockEvent | undefined {
    while (this.#heap[0]?.cancelled) this.pop();
    return this.#heap[0];
  }

  /** Takes the earliest event out, cancelled or not. */
  pop(): ClockEvent | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(event: ClockEvent): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const smaller = left !== undefined && right !== undefined && precedes(right, left) ? right : left;
      if (smaller === undefined || !precedes(smaller, event)) break;
      heap[place] = smaller;
      place = smaller === right ? 2 * place + 2 : 2 * place + 1;
    }
    heap[place] = event;
  }
}
