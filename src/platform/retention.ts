import { daysIn, type Period } from '../kernel/period.ts';
import type { Db } from './database/types.ts';
import { dropUnusedFiles } from './files.ts';
import type { SliceJobs, Task } from './jobs.ts';
import { dataPaths } from './paths.ts';

/** One class of records with a date of deletion: so many days after the event that starts the period. A slice exports its own; `src/slices.ts` lists them all. */
export interface RetentionClass extends Period {
  /** Stable, e.g. `barrier_report.contact`. */
  readonly key: string;
  /** For the deletion plan that staff read. */
  readonly text: Readonly<Record<'de' | 'en', RetentionText>>;
  /** `offer`: waits until the archive has taken or waived the records. */
  readonly archive: 'offer' | 'none';
  /** Deletes (or empties) what is older than `before`, which is `days` ago or earlier; returns how many records. Runs nightly and may run twice. */
  readonly remove: (db: Db, before: Date, days?: number) => Promise<number>;
}

interface RetentionText {
  /** What is deleted, e.g. "Reports of barriers". */
  readonly name: string;
  /** Period and what starts it, e.g. "12 months after the answer"; `{days}` stands for the number in force. */
  readonly period: string;
  readonly ground: string;
}

type Settings = Readonly<Record<string, string>>;

/** The period in words, with the number of days in force. */
export const periodIn = (of: RetentionClass, lang: 'de' | 'en', settings: Settings): string => of.text[lang].period.replace('{days}', String(daysIn(of, settings)));

/** What the nightly run needs to know and to note; the slice `legal` keeps both. */
export interface RetentionBook {
  /** The operator's settings, among them periods. */
  readonly settings: (db: Db) => Promise<Settings>;
  /** Until which day the archive has taken or waived records of the class; null when it has not. */
  readonly releasedUntil: (db: Db, key: string) => Promise<Date | null>;
  readonly noteRun: (db: Db, key: string, removed: number) => Promise<void>;
}

/** Runs every class once: an archive that has not answered holds its class back, whatever its age. */
export async function runRetention(db: Db, classes: readonly RetentionClass[], book: RetentionBook, now: Date): Promise<void> {
  const settings = await book.settings(db);
  for (const one of classes) {
    const { key, archive, remove } = one;
    const days = daysIn(one, settings);
    const due = new Date(now.getTime() - days * 86_400_000);
    const released = archive === 'none' ? due : await book.releasedUntil(db, key);
    if (released === null) continue;
    await book.noteRun(db, key, await remove(db, released < due ? released : due, days));
  }
}

/** The nightly job over all classes (02:40 UTC, when few people write); then the files that nothing refers to any more. */
export function retentionJobs(classes: readonly RetentionClass[], book: RetentionBook): SliceJobs {
  const night: Task = async (_payload, { db, config }) => {
    const now = new Date();
    await runRetention(db, classes, book, now);
    await dropUnusedFiles(db, dataPaths(config.dataDir).files, now);
  };
  return { tasks: { 'legal.retention': night }, cron: ['40 2 * * * legal.retention'] };
}
