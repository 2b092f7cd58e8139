import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system, VISITOR } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createProcess, createSubmission, processBySlug, publishSubmission } from '../public.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
let app: TestApp;
let as: string;
let processId: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  processId = valueOf(await write(app.db, (tx) => createProcess(tx, OFFICE, {
    slug: 'dialog', title: localized('Dialog'), summary: localized('Kurz'), publishedOn: today, call: 'open', topics: [localized('Sprache')],
    phases: [
      { kind: 'call', title: localized('Aufruf'), startsOn: addDays(today, -10), endsOn: addDays(today, 10), numbers: [{ quantity: 'submissions', label: localized('Beiträge laut Presse'), value: 5, qualifier: 'printed', source: 'Zeitung' }] },
      { kind: 'survey', title: localized('Befragung'), startsOn: addDays(today, 20) },
      { kind: 'interviews', title: localized('Interviews'), startsOn: addDays(today, 20) },
    ],
  }))).id;
});
afterAll(() => app.drop());

const post = (path: string, form: Record<string, string>, who = as) => app.request(`/de${path}`, { as: who, form });
const page = async (path: string, who?: string): Promise<string> => (await app.request(path, who === undefined ? {} : { as: who })).text();

async function upload(fields: Record<string, string>, file?: { bytes: Buffer; name: string }): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file !== undefined) body.append('file', new File([new Uint8Array(file.bytes)], file.name));
  return app.request('/de/desk/processes/dialog/documents', { as, method: 'POST', body, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } });
}
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');

test('what the program counts stands beside what a source prints, and says that they differ', async () => {
  for (const text of ['Mehr Kurse am Abend', 'Schilder in vielen Sprachen']) {
    const taken = valueOf(await write(app.db, (tx) => createSubmission(tx, VISITOR, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() })));
    await write(app.db, (tx) => publishSubmission(tx, OFFICE, taken.id));
  }
  const html = await page('/de/processes/dialog');
  for (const words of ['5 (so gedruckt)', '2 (hier gezählt)', 'weicht von der Quelle ab']) expect(html, words).toContain(words);
  const { phases } = (await (await app.request('/processes/dialog.json')).json()) as { phases: { numbers: { value: number; qualifier: string }[] }[] };
  expect(phases[0]?.numbers.map((n) => [n.value, n.qualifier])).toEqual([[5, 'printed'], [2, 'recorded']]);
});

test('steps that begin on the same day are both announced as the next', async () => {
  const next = (await page('/de/processes/dialog')).split('Was kommt als Nächstes?')[1]?.split('<h2')[0] ?? '';
  expect(next).toContain('Befragung');
  expect(next).toContain('Interviews');
});

test('a document is checked, opens for everybody, says what it is, and goes', async () => {
  const fields = { title: 'Einladung', title_ar: 'دعوة', phase: '', language: 'de', source: '' };
  const missing = await upload(fields);
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain('value="Einladung"');
  for (const bytes of ['<html>', '%PDF-1.7 no end', 'PK\u0003\u0004', `%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF`]) expect((await upload(fields, { bytes: Buffer.from(bytes), name: 'einladung.pdf' })).status, bytes).toBe(422);
  expect((await upload({ ...fields, phase: newId() }, { bytes: PDF, name: 'x.pdf' })).status).toBe(422);
  expect((await upload(fields, { bytes: PDF, name: '../../etc/passwd.html' })).status).toBe(303);
  const { documents } = (await (await app.request('/processes/dialog.json')).json()) as { documents: { url: string; title: Record<string, string>; size: number }[] };
  expect(documents).toMatchObject([{ title: { de: 'Einladung', ar: 'دعوة' }, size: PDF.length }]);
  const path = new URL(documents[0]?.url ?? '').pathname;
  const file = await app.request(path);
  expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition'), file.headers.get('x-content-type-options')]).toEqual([200, 'application/pdf', 'inline; filename="einladung.pdf"', 'nosniff']);
  expect(file.headers.get('content-security-policy')).toBe('sandbox');
  expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true);
  expect(await page('/ar/processes/dialog')).toContain('دعوة');
  expect((await post(`/desk/processes/dialog/documents/${path.split('/').at(-1)}/remove`, {})).status).toBe(303);
  for (const gone of [path, '/processes/dialog/documents/not-an-id', `/processes/dialog/documents/${newId()}`]) expect((await app.request(gone)).status, gone).toBe(404);
  expect((await post('/desk/processes/dialog/documents/not-an-id/remove', {})).status).toBe(404);
});

test('a document that stands elsewhere is a link, one in print names its source, and one that is nowhere is refused', async () => {
  const fields = { title: 'Der Bericht', phase: '', language: 'de', source: '', address: '' };
  for (const address of ['javascript:alert(1)', 'hannover.de', 'ftp://hannover.de/a.pdf']) expect((await upload({ ...fields, address })).status, address).toBe(422);
  expect((await upload({ ...fields, address: 'https://www.hannover.de/bericht.pdf' })).status).toBe(303);
  expect((await upload({ ...fields, title: 'Das Heft', source: 'Region Hannover, 2016' })).status).toBe(303);
  const shown = await page('/de/processes/dialog');
  for (const words of ['href="https://www.hannover.de/bericht.pdf"', 'auf www.hannover.de', 'gedruckt, hier nicht gespeichert', 'Region Hannover, 2016']) expect(shown, words).toContain(words);
  const { documents } = (await (await app.request('/processes/dialog.json')).json()) as { documents: { id: string; url: string | null; mediaType: string | null }[] };
  expect(documents.map((d) => [d.url, d.mediaType])).toEqual([['https://www.hannover.de/bericht.pdf', null], [null, null]]);
  for (const { id } of documents) {
    expect((await app.request(`/processes/dialog/documents/${id}`)).status).toBe(404);
    expect((await post(`/desk/processes/dialog/documents/${id}/remove`, {})).status).toBe(303);
  }
});

test('a new phase brings its checklist; late tasks wait for the office, ticked ones do not', async () => {
  const phase = { kind: 'forums', title: 'Foren', text: '', result: '', startsOn: today, endsOn: '', precision: 'day', source: '', rows: '0' };
  expect((await post('/desk/processes/dialog/phases/new', phase)).status).toBe(303);
  const list = await page('/de/desk/processes/dialog/checklist', as);
  expect(list).toContain('Sprachmittlung buchen');
  expect(list).toContain('überfällig');
  const waiting = async (): Promise<number> => Number(/Checkliste: Dialog[\s\S]*?(\d+)/.exec(await page('/de/desk', as))?.[1] ?? 0);
  const late = await app.db.selectFrom('process_task').select(['id', 'due_days']).where('process_id', '=', processId).execute();
  expect(await page('/de/desk', as)).toContain('Checkliste: Dialog');
  const first = late[0]?.id ?? '';
  for (let twice = 0; twice < 2; twice += 1) expect((await post(`/desk/processes/dialog/checklist/${first}`, { change: 'done' })).status).toBe(303);
  expect(await page('/de/desk/processes/dialog/checklist', as)).toContain(`1 von ${late.length} erledigt`);
  expect((await post('/desk/processes/dialog/checklist', { phase: newId(), text: 'Kekse kaufen', due: '' })).status).toBe(422);
  const refused = await post('/desk/processes/dialog/checklist', { phase: 'x', text: 'Kekse kaufen', due: 'bald' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Kekse kaufen');
  for (const { id } of late) await post(`/desk/processes/dialog/checklist/${id}`, { change: 'done' });
  expect(await waiting()).toBe(0);
  expect(await page('/de/desk', as)).not.toContain('Checkliste: Dialog');
  expect((await app.request('/de/desk/processes/dialog/checklist')).status).toBe(302);
  expect(await page('/de/processes/dialog')).not.toContain('Sprachmittlung buchen');
  const { id: survey } = await app.db.selectFrom('process_phase').select('id').where('kind', '=', 'survey').executeTakeFirstOrThrow();
  for (let twice = 0; twice < 2; twice += 1) expect((await post('/desk/processes/dialog/checklist/usual', { phase: survey })).status).toBe(303);
  expect(await app.db.selectFrom('process_task').select('id').where('phase_id', '=', survey).execute()).toHaveLength(7);
});

test('a new process after the pattern of an old one: steps moved, nothing that anybody said', async () => {
  const form = { title: 'Dialog zwei', slug: 'dialog-2', startsOn: addDays(today, 355) };
  expect((await post('/desk/processes/dialog/copy', { ...form, slug: 'dialog' })).status).toBe(422);
  expect((await post('/desk/processes/dialog/copy', { ...form, startsOn: 'bald' })).status).toBe(422);
  expect((await post('/desk/processes/dialog/copy', form)).headers.get('location')).toContain('/desk/processes/dialog-2');
  const made = await processBySlug(app.db, 'dialog-2');
  expect(made?.publishedOn).toBeNull();
  const phases = await app.db.selectFrom('process_phase').select(['kind', 'starts_on', 'ends_on']).where('process_id', '=', made?.id ?? '').orderBy('position').execute();
  expect(phases.slice(0, 2)).toEqual([{ kind: 'call', starts_on: addDays(today, 355), ends_on: addDays(today, 375) }, { kind: 'survey', starts_on: addDays(today, 385), ends_on: null }]);
  const count = async (table: 'submission' | 'process_task' | 'process_topic' | 'process_document') => (await app.db.selectFrom(table).select('id').where('process_id', '=', made?.id ?? '').execute()).length;
  expect([await count('submission'), await count('process_topic'), await count('process_document')]).toEqual([0, 1, 0]);
  expect(await count('process_task')).toBeGreaterThan(10);
  expect((await app.db.selectFrom('process_task').select('done_on').where('process_id', '=', made?.id ?? '').where('done_on', 'is not', null).execute()).length).toBe(0);
  expect((await post('/desk/processes/dialog/copy', form, await app.signIn('coordinator', { kind: 'process', id: processId }))).status).toBe(403);
});
