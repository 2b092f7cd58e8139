import { addDays, dayOf } from '../../src/kernel/dates.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { createContact, createMailing, EVERYBODY, type ContactInput } from '../../src/slices/contacts/public.ts';
import data from '../data/contacts-2026.json' with { type: 'json' };
import { actor, facts, text } from './common.ts';

/** Invented institutions, two of them twice, one to be checked soon; and a letter that is being written to them. */
export async function loadContacts(db: Db): Promise<void> {
  const today = dayOf(new Date());
  await write(db, async (tx) => {
    for (const { checkedDaysAgo, ground, kind, language, purposes, ...entry } of data.contacts) {
      const checkedOn = addDays(today, -checkedDaysAgo);
      const consent = ground === 'consent' ? { consentOn: checkedOn, consentHow: 'mail' as const } : { consentOn: null, consentHow: null };
      valueOf(await createContact(tx, actor, { ...entry, ...consent, ground: ground as ContactInput['ground'], kind: kind as ContactInput['kind'], language: language as ContactInput['language'], purposes: purposes as ContactInput['purposes'], person: '', country: '', source: data.source, checkedOn, staysUntil: null }));
    }
    const { title, subject, body } = data.mailing;
    await createMailing(tx, actor, { title, purpose: 'participation', way: 'both', subject: text(subject), body: text(body), targetKind: 'process', targetKey: facts.process.slug, selection: EVERYBODY });
  });
}
