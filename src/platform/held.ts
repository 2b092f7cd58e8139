import type { Transaction } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { Result } from '../kernel/problem.ts';
import type { Database, Db } from './database/types.ts';

/** Who asks what is stored about them; at least one of the two. */
export interface AskedPerson {
  /** Lower case. */
  readonly email: string | null;
  readonly name: string | null;
}

/** One record that is stored about somebody. Everything is in the reader's language. */
export interface Held {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  /** Path without language prefix, where the office works on it. */
  readonly href: string | null;
  /** Why it is not erased on request; null where it is. */
  readonly keep: string | null;
}

/**
 * One kind of record with people in it. A slice exports its own; `src/slices.ts` lists them, so that "what do you hold about me"
 * (Art. 15 GDPR) and "erase it" (Art. 17) are answered in one step.
 */
export interface Holder {
  /** Stable, e.g. `submission.contact`. */
  readonly key: string;
  readonly text: Readonly<Record<'de' | 'en', { readonly name: string; readonly ground: string }>>;
  readonly heldAbout: (db: Db, asked: AskedPerson, locale: 'de' | 'en', actor: Actor) => Promise<readonly Held[]>;
  /** Erases one record that was found and is not kept; asks again whether it may. */
  readonly erase: (tx: Transaction<Database>, actor: Actor, id: string) => Promise<Result<unknown>>;
}

/** The words of a name, for queries that look for each; too many are no name. */
export const wordsOfName = (name: string | null): readonly string[] => (name ?? '').split(/\s+/).filter((word) => word !== '').slice(0, 6);

/** A word for `like`, with its signs taken literally. */
export const likely = (word: string): string => word.replace(/[\\%_]/g, '\\$&');
