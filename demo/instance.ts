import { valueOf } from '../src/kernel/problem.ts';
import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { markDemo, type Contact } from '../src/slices/instance/public.ts';

/** An invented publisher that says what it is; addresses under `.example` lead nowhere (RFC 2606). */
const CONTACT: Contact = {
  operator: 'Vorführung der Software Miteinander (kein Angebot der Region Hannover)',
  represented_by: 'Erfundene Koordinierungsstelle',
  address: 'Beispielweg 1\n30000 Beispielstadt',
  phone: '0000 000000',
  email: 'post@vorfuehrung.example',
  content_responsible: '',
  supervisory: '',
  vat_id: '',
  dp_unit: 'Erfundene Koordinierungsstelle',
  dp_email: 'datenschutz@vorfuehrung.example',
  dpo_contact: 'Erfundene Datenschutzbeauftragte\nBeispielweg 1, 30000 Beispielstadt\ndsb@vorfuehrung.example',
  accessibility_email: 'barrierefrei@vorfuehrung.example',
  accessibility_phone: '',
  security_contact: '',
};

/** Marks the untouched database as a demonstration of the region; must come before everything else. */
export async function loadInstance(db: Db, _config: Config): Promise<void> {
  valueOf(await write(db, (tx) => markDemo(tx, { name: 'Region Hannover', settings: { ...CONTACT } })));
}
