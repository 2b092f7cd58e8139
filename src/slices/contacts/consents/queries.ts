import { LOCALES } from '../../../kernel/locale.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ContactTables } from '../tables.ts';
import { words } from '../words.ts';
import { CONSENTS, type Consent } from './rules.ts';

type R = Reads<ContactTables>;

export interface ConsentText {
  readonly purpose: Consent;
  /** 0 is the wording that comes with the program. */
  readonly version: number;
  readonly text: Localized;
}

function given(purpose: Consent): Localized {
  return localized(words('de')(`consent.${purpose}`), 'de', Object.fromEntries(LOCALES.filter((l) => l !== 'de').map((l) => [l, words(l)(`consent.${purpose}`)])));
}

/** The wording of every purpose that is in force. */
export async function consentTexts(reads: R): Promise<readonly ConsentText[]> {
  const rows = await reads.selectFrom('consent_text').select(['purpose', 'version', 'text']).orderBy('version').execute();
  const latest = new Map(rows.map((r) => [r.purpose, r]));
  return CONSENTS.map((purpose) => ({ purpose, version: latest.get(purpose)?.version ?? 0, text: latest.get(purpose)?.text ?? given(purpose) }));
}

/** The wording of one purpose that is in force. */
export async function currentConsent(reads: R, purpose: Consent): Promise<ConsentText> {
  return (await consentTexts(reads)).find((c) => c.purpose === purpose) as ConsentText;
}

/** What somebody agreed to: the wording of a version. */
export async function consentOf(reads: R, purpose: Consent, version: number): Promise<Localized> {
  const row = await reads.selectFrom('consent_text').select('text').where('purpose', '=', purpose).where('version', '=', version).executeTakeFirst();
  return row?.text ?? given(purpose);
}
