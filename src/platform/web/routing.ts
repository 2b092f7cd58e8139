import type { Result, Router } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';

/** Addresses remembered at most, and the longest that is worth it; there are few that many people ask for. */
const MOST = 1_000;
const LONGEST = 100;

/**
 * The library's router for routes of any shape, which remembers what it found. Walking the tree of some hundred routes costs as much
 * as reading a form; the pages and forms that a hall of people uses at once are a handful. What an address leads to never changes
 * while the program runs, so when the memory is full it is simply emptied.
 */
export class RememberingRouter<T> implements Router<T> {
  readonly name = 'RememberingRouter';
  readonly #routes = new TrieRouter<T>();
  readonly #known = new Map<string, Result<T>>();

  add(method: string, path: string, handler: T): void {
    this.#known.clear();
    this.#routes.add(method, path, handler);
  }

  match(method: string, path: string): Result<T> {
    if (path.length > LONGEST) return this.#routes.match(method, path);
    const key = `${method} ${path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#routes.match(method, path);
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, found);
    return found;
  }
}
