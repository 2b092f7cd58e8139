import type { Actor } from '../../../kernel/actor.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { readSheet } from '../../../platform/sheets.ts';
import { municipalities, type TerritoryTables } from '../../territory/public.ts';
import { pairsIn, type Why } from '../duplicates/rules.ts';
import { createContact, type Tx } from '../register/commands.ts';
import { contactsIn } from '../register/queries.ts';
import { EVERYTHING } from '../register/schema.ts';
import { nameOf, plain, type Entry } from '../rules.ts';
import type { ContactTables } from '../tables.ts';
import { readLines, tableOf, type Defaults, type Mapping, type Table } from './rules.ts';

/** A CSV or XLSX file as a table. */
export async function readContactFile(bytes: Uint8Array): Promise<Result<Table>> {
  const lines = await readSheet(bytes);
  return lines.ok ? tableOf(lines.value) : lines;
}

/** What a line looks like. */
export type Like = { readonly what: 'contact'; readonly id: string; readonly name: string; readonly why: readonly Why[] } | { readonly what: 'line'; readonly line: number };

export interface PreviewLine {
  readonly line: number;
  readonly entry: Omit<Entry, 'consentVersions'>;
  readonly verdict: 'create' | 'duplicate' | 'wrong';
  readonly problems: readonly Problem[];
  readonly like: Like | null;
}

/** What an import would do, line by line. Reads only. */
export async function previewContacts(reads: Reads<ContactTables & TerritoryTables>, table: Table, mapping: Mapping, defaults: Defaults): Promise<readonly PreviewLine[]> {
  const places = new Map((await municipalities(reads)).flatMap((m) => [[m.key, m.key], [plain(m.name), m.key]]));
  const read = readLines(table, mapping, defaults, (name) => places.get(name) ?? places.get(plain(name)) ?? null);
  const known = await contactsIn(reads, EVERYTHING, '9999-12-31');
  const names = new Map(known.map((c) => [c.id, nameOf(c)]));
  const good = read.filter((l) => l.problems.length === 0);
  const likes = likesOf(pairsIn([...known, ...good.map((l) => ({ ...l.entry, consentVersions: {}, id: lineId(l.line) }))]), names);
  return read.map((l) => {
    const like = likes.get(l.line) ?? null;
    return { ...l, like, verdict: l.problems.length > 0 ? 'wrong' : like === null ? 'create' : 'duplicate' };
  });
}

/** Sorts behind every id, and lines among themselves by their number. */
const lineId = (line: number): string => `line ${String(line).padStart(7, '0')}`;
const lineOf = (id: string): number => Number(id.slice(5));

/** For each line an entry that it looks like, or else an earlier line. */
function likesOf(pairs: readonly { one: string; other: string; why: readonly Why[] }[], names: ReadonlyMap<string, string>): ReadonlyMap<number, Like> {
  const likes = new Map<number, Like>();
  for (const { one, other, why } of pairs) {
    const name = names.get(one);
    if (names.has(other)) continue;
    const line = lineOf(other);
    if (name !== undefined && likes.get(line)?.what !== 'contact') likes.set(line, { what: 'contact', id: one, name, why });
    else if (name === undefined && !likes.has(line)) likes.set(line, { what: 'line', line: lineOf(one) });
  }
  return likes;
}

export interface ContactOrder {
  readonly mapping: Mapping;
  readonly defaults: Defaults;
  /** Lines to be created although they look like what is there. */
  readonly accepted: ReadonlySet<number>;
  /** Wrong lines are left out; otherwise one of them stops the import. */
  readonly skipWrong: boolean;
}

/** Writes what was previewed, all or nothing. The list is judged again: what changed since the preview is not overlooked. */
export async function importContacts(tx: Tx, actor: Actor, table: Table, order: ContactOrder): Promise<Result<{ readonly created: number; readonly skipped: number }>> {
  const lines = await previewContacts(tx, table, order.mapping, order.defaults);
  if (lines.some((l) => l.verdict === 'wrong') && !order.skipWrong) return failed('confirm_needed', 'skipWrong');
  const wanted = lines.filter((l) => l.verdict === 'create' || (l.verdict === 'duplicate' && order.accepted.has(l.line)));
  if (wanted.length === 0) return failed('required', 'file');
  for (const { line, entry } of wanted) {
    const made = await createContact(tx, actor, { ...entry, purposes: [...entry.purposes] });
    if (!made.ok) return { ok: false, problems: made.problems.map((p) => ({ ...p, field: 'file', params: { ...p.params, line } })) };
  }
  return ok({ created: wanted.length, skipped: lines.length - wanted.length });
}
