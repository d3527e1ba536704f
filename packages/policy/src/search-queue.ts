import type { Hours } from '@jixu/kernel';

/** A set of offers on the way to a plan. */
export type SearchState = {
  readonly chosen: readonly number[];
  readonly hours: Hours;
  /** Hours so far and hours still missing: no completion takes fewer. */
  readonly bound: Hours;
  readonly priceFen: number;
  readonly met: boolean;
};

/**
 * Fewest possible hours first, then the lower price, then fewer offers, then the earlier set: a
 * total order.
 */
function before(a: SearchState, b: SearchState): boolean {
  if (a.bound !== b.bound) return a.bound < b.bound;
  if (a.priceFen !== b.priceFen) return a.priceFen < b.priceFen;
  if (a.chosen.length !== b.chosen.length) return a.chosen.length < b.chosen.length;
  for (const [at, index] of a.chosen.entries()) {
    const other = b.chosen[at] ?? 0;
    if (index !== other) return index < other;
  }
  return false;
}

/** A binary heap. */
export class SearchQueue {
  readonly #heap: SearchState[] = [];

  push(state: SearchState): void {
    this.#heap.push(state);
    let at = this.#heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  pop(): SearchState | null {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return null;
    if (this.#heap.length === 0) return first;
    this.#heap[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let next = left;
      const [a, b] = [this.#heap[left], this.#heap[right]];
      if (a !== undefined && b !== undefined && before(b, a)) next = right;
      if (this.#heap[next] === undefined || !this.#swapIfBefore(next, at)) return first;
      at = next;
    }
  }

  #swapIfBefore(at: number, other: number): boolean {
    const [a, b] = [this.#heap[at], this.#heap[other]];
    if (a === undefined || b === undefined || !before(a, b)) return false;
    this.#heap[at] = b;
    this.#heap[other] = a;
    return true;
  }
}
