import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import { LOCALES, type Locale } from '../../../kernel/locale.ts';
import type { Db, Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import { municipalities } from '../../territory/public.ts';
import { topicsById, type Process } from '../processes/queries.ts';
import type { ParticipationTables } from '../tables.ts';
import { documentOf } from './pages/document.tsx';
import { digestOf, documented, pdfMadeAt } from './queries.ts';

export const DOCUMENT = 'participation.document';

/** Has the worker make a process's documentation anew, in every language. */
export async function orderDocumentation(tx: Writes<ParticipationTables>, processId: string): Promise<void> {
  for (const locale of LOCALES) await enqueue(tx, DOCUMENT, { processId, locale }, { key: `${DOCUMENT}:${processId}:${locale}` });
}

export interface MadeDocumentation {
  readonly content: Buffer;
  readonly digest: Buffer;
  readonly held: readonly { readonly id: string; readonly text: string }[];
}

/** The documentation as a tagged PDF; null where the stored one was made from the same and may still be given out, or nothing is public. */
export async function makeDocumentation(db: Db, process: Process, locale: Locale, today: Day, options: { readonly baseUrl: string; readonly fonts?: string }): Promise<MadeDocumentation | null> {
  const [list, topics, places, before, standing] = await Promise.all([documented(db, process.id), topicsById(db), municipalities(db), digestOf(db, process.id, locale), pdfMadeAt(db, process.id, locale)]);
  if (list.length === 0) return null;
  const { asOf, ...data } = documentOf({ process, list, topics, places, locale, baseUrl: options.baseUrl });
  const digest = createHash('sha256').update(JSON.stringify(data)).digest();
  if (standing !== null && before?.equals(digest) === true) return null;
  const content = await makePdf({ template: documentPath('participation', 'documentation'), data: { ...data, asOf: asOf(today) }, created: new Date(`${today}T12:00:00Z`), ...(options.fonts === undefined ? {} : { fonts: options.fonts }) });
  return { content, digest, held: list.map(({ submission: { id, text } }) => ({ id, text })) };
}

/** Keeps a PDF that the worker made. */
export async function storeDocumentation(tx: Writes<ParticipationTables>, processId: string, locale: Locale, { content, digest, held }: MadeDocumentation): Promise<void> {
  const texts = held.map((h) => createHash('md5').update(h.text).digest('hex'));
  const row = { content, digest, submissions: held.map((h) => h.id), texts, made_at: sql<Date>`now()` };
  await tx.insertInto('process_documentation').values({ process_id: processId, locale, ...row }).onConflict((c) => c.columns(['process_id', 'locale']).doUpdateSet(row)).execute();
}
