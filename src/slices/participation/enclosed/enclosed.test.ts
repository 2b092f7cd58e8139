import { existsSync, readdirSync, rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { write } from '../../../platform/database/write.ts';
import { createProcess, publishSubmission } from '../public.ts';
import { participationRetention } from '../receipts/jobs.ts';

let app: TestApp;
let office: string;
let files: string;
beforeAll(async () => {
  const dir = `${process.env['TMPDIR'] ?? '/tmp'}/miteinander-enclosed-${process.pid}`;
  files = `${dir}/files`;
  app = await testApp({ DATA_DIR: dir });
  await loadTerritory(app.db, readConfig({}));
  valueOf(await write(app.db, (tx) => createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()), topics: [localized('Sprache')] })));
  office = await app.signIn('coordinator');
});
afterAll(async () => {
  await app.drop();
  rmSync(files, { recursive: true, force: true });
});

const FORM = '/de/processes/dialog/submit';
type Parts = Record<string, string | { readonly bytes: Buffer; readonly name: string; readonly type?: string }>;

async function post(path: string, parts: Parts, as?: string): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, new File([new Uint8Array(value.bytes)], value.name, { type: value.type ?? '' }));
  }
  return app.request(path, { method: 'POST', body, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' }, ...(as === undefined ? {} : { as }) });
}
const send = (parts: Parts) => post(FORM, { token: newId(), language: 'de', ...parts });
const codeOf = (answer: Response): string => decodeURIComponent(/\/follow\/([^/]+)\//.exec(answer.headers.get('location') ?? '')?.[1] ?? '');
const latest = async () => app.db.selectFrom('submission').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow();
const attachmentsOf = async (id: string) => app.db.selectFrom('submission_attachment').selectAll().where('submission_id', '=', id).orderBy('position').execute();
const photo = (): Promise<Buffer> => sharp({ create: { width: 80, height: 60, channels: 3, background: '#336699' } }).jpeg().withExif({ IFD0: { Artist: 'Zwetschge' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 0/1' } }).toBuffer();
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n');
const OGG = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(300, 1)]);
const publish = async (id: string, extra: Record<string, string | readonly string[]> = {}) => {
  const s = await app.db.selectFrom('submission').select(['text', 'version']).where('id', '=', id).executeTakeFirstOrThrow();
  return app.request(`/de/desk/submissions/${id}/publish`, { as: office, form: { text: s.text, revision: String(s.version), ...extra } });
};
const data = async (number: number) => (await (await app.request(`/processes/dialog/submissions/${number}.json`)).json()) as { attachments: { url: string; mediaType: string; caption: string }[]; group: { name: string | null; people: number | null } | null };

test('a photo and a PDF wait with the text, are public with it once somebody saw them, and the photo has lost its place', async () => {
  const answer = await send({ text: 'So sieht der Platz aus', file1: { bytes: await photo(), name: 'IMG 1.jpg' }, caption1: 'Ein leerer Platz', file3: { bytes: PDF, name: 'plan.pdf' }, caption3: 'Plan des Platzes' });
  expect(answer.status).toBe(303);
  const s = await latest();
  const [picture, plan] = await attachmentsOf(s.id);
  expect([picture?.position, picture?.caption, picture?.state, plan?.position, plan?.caption]).toEqual([1, 'Ein leerer Platz', 'waiting', 2, 'Plan des Platzes']);
  const address = `/processes/dialog/submissions/${s.number}/files/${picture?.id}`;
  expect((await app.request(address)).status).toBe(404);
  const desk = await (await app.request(`/de/desk/submissions/${s.id}`, { as: office })).text();
  expect(desk).toContain(`/files/${picture?.id}`);
  expect(desk).toContain('alt="Ein leerer Platz"');
  expect(desk).toContain(`name="seen" value="${plan?.id}"`);
  expect((await app.request(`/de/desk/submissions/${s.id}/files/${picture?.id}`, { as: office })).headers.get('content-type')).toBe('image/jpeg');
  expect((await publish(s.id, { seen: [picture?.id ?? '', plan?.id ?? ''] })).status).toBe(303);
  const shown = await app.request(address);
  const bytes = Buffer.from(await shown.arrayBuffer());
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  expect(shown.headers.get('content-security-policy')).toBe('sandbox');
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  for (const trace of ['Exif', 'GPS', 'Zwetschge', 'IMG 1']) expect(bytes.includes(trace), trace).toBe(false);
  expect((await data(s.number)).attachments.map((a) => [a.mediaType, a.caption])).toEqual([['image/jpeg', 'Ein leerer Platz'], ['application/pdf', 'Plan des Platzes']]);
  expect(await (await app.request(`/de/processes/dialog/submissions/${s.number}`)).text()).toContain('alt="Ein leerer Platz"');
});

test('one can be withheld alone, and its author can take it back', async () => {
  const code = codeOf(await send({ text: 'Zwei Bilder', file1: { bytes: await photo(), name: 'a.jpg' }, caption1: 'Erstes', file2: { bytes: await photo(), name: 'b.jpg' }, caption2: 'Zweites' }));
  const s = await latest();
  const [first, second] = await attachmentsOf(s.id);
  await publish(s.id, { seen: [first?.id ?? '', second?.id ?? ''] });
  expect((await app.request(`/de/desk/submissions/${s.id}/files/${first?.id}`, { as: office, form: { state: 'withheld' } })).status).toBe(303);
  expect((await data(s.number)).attachments.map((a) => a.caption)).toEqual(['Zweites']);
  expect((await app.request(`/processes/dialog/submissions/${s.number}/files/${first?.id}`)).status).toBe(404);
  const mine = await (await app.request(`/de/follow/${encodeURIComponent(code)}`)).text();
  expect(mine).toContain('wird nicht gezeigt');
  expect((await app.request(`/de/follow/${encodeURIComponent(code)}/files/${second?.id}`, { form: {} })).status).toBe(303);
  expect((await data(s.number)).attachments).toEqual([]);
});

test('what nobody looked at is not published along with the text', async () => {
  await send({ text: 'Ungesehen', file1: { bytes: await photo(), name: 'a.jpg' }, caption1: 'Ungesehenes Bild' });
  const s = await latest();
  valueOf(await write(app.db, (tx) => publishSubmission(tx, system('test'), s.id)));
  expect((await data(s.number)).attachments).toEqual([]);
  expect(await (await app.request(`/de/processes/dialog/submissions/${s.number}`)).text()).not.toContain('Ungesehenes');
});

const HOSTILE: readonly (readonly [string, Buffer])[] = [
  ['an SVG that says it is a PNG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200, ' '))],
  ['a PDF with a program', Buffer.from(PDF.toString().replace('/Type/Catalog', '/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>'))],
  ['a PDF behind a page', Buffer.concat([Buffer.from('<html><script>1</script>'), PDF])],
  ['a locked PDF', Buffer.from(PDF.toString().replace('/Size 3', '/Size 3/Encrypt 9 0 R'))],
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
];
test.each(HOSTILE)('%s is refused with its field; the text and the good file stay', async (_name, bytes) => {
  const token = newId();
  const before = (await latest()).number;
  const answer = await post(FORM, { token, language: 'de', text: 'Mein Text bleibt', file1: { bytes: await photo(), name: 'gut.jpg' }, caption1: 'Gutes Bild', file2: { bytes, name: 'x.png', type: 'image/png' }, caption2: 'Böses' });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('href="#form-file2"');
  expect(html).toContain('Mein Text bleibt');
  expect(html).toContain('name="drop-file1"');
  expect((await latest()).number).toBe(before);
  expect((await post(FORM, { token, language: 'de', text: 'Mein Text bleibt', caption1: 'Gutes Bild' })).status).toBe(303);
  expect((await attachmentsOf((await latest()).id)).map((a) => a.caption)).toEqual(['Gutes Bild']);
});

test('a picture behind which a page hides is drawn anew', async () => {
  await send({ text: 'Zweierlei', file1: { bytes: Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>')]), name: 'a.html' }, caption1: 'Bild' });
  const s = await latest();
  const [one] = await attachmentsOf(s.id);
  const kept = await app.request(`/de/desk/submissions/${s.id}/files/${one?.id}`, { as: office });
  expect(Buffer.from(await kept.arrayBuffer()).includes('<script>')).toBe(false);
});

test('a file over its limit is passed over while it comes, and everything typed is still there', async () => {
  const answer = await send({ text: 'Großes Bild', caption1: 'Zu groß', groupName: 'Elternkreis', file1: { bytes: Buffer.alloc(11 * 1024 * 1024, 1), name: 'gross.jpg' } });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  for (const said of ['Großes Bild', 'value="Zu groß"', 'value="Elternkreis"', 'Höchstens 10 Megabyte']) expect(html).toContain(said);
  expect(readdirSync(files).filter((name) => name.startsWith('incoming-'))).toEqual([]);
});

test('a form that is torn, or says more than a form can, is refused and leaves nothing behind', async () => {
  const headers = { origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'multipart/form-data; boundary=x' };
  const torn = await app.request(FORM, { method: 'POST', headers, body: '--x\r\nContent-Disposition: form-data; name="file1"; filename="a.jpg"\r\n\r\nhalf' });
  expect(torn.status).toBe(400);
  expect((await app.request(FORM, { method: 'POST', headers: { ...headers, 'content-type': 'multipart/form-data' }, body: 'x' })).status).toBe(400);
  const many = new FormData();
  for (let n = 0; n < 1_200; n += 1) many.append(`f${n}`, 'x');
  expect((await app.request(FORM, { method: 'POST', headers: { origin: headers.origin, host: headers.host }, body: many })).status).toBe(413);
  expect((await app.request(FORM, { method: 'POST', headers: { ...headers, 'content-length': String(90 * 1024 * 1024) }, body: 'x' })).status).toBe(413);
  expect(readdirSync(files).filter((name) => name.startsWith('incoming-'))).toEqual([]);
});

test('every file needs words, and a question of the form loses none', async () => {
  const token = newId();
  const asked = await post(FORM, { token, language: 'de', text: 'Rufen Sie an: 0511 12345678', file1: { bytes: await photo(), name: 'a.jpg' } });
  expect(asked.status).toBe(422);
  expect(await asked.text()).toContain('href="#form-caption1"');
  const again = await post(FORM, { token, language: 'de', text: 'Rufen Sie an: 0511 12345678', caption1: 'Schild' });
  expect(await again.text()).toContain('Telefonnummer');
  expect((await post(FORM, { token, language: 'de', text: 'Rufen Sie an: 0511 12345678', caption1: 'Schild', checked: 'on' })).status).toBe(303);
  expect(await attachmentsOf((await latest()).id)).toHaveLength(1);
  const other = newId();
  await post(FORM, { token: other, language: 'de', text: '', file1: { bytes: await photo(), name: 'a.jpg' }, caption1: 'Doch nicht' });
  expect((await post(FORM, { token: other, language: 'de', text: 'Ohne Bild', 'drop-file1': 'on', caption1: '' })).status).toBe(303);
  expect(await attachmentsOf((await latest()).id)).toHaveLength(0);
  expect(await (await app.request(FORM)).text(), 'another form knows nothing of it').not.toContain('name="drop-file1"');
});

test('spoken: typed by the office, public as text, never as a voice', async () => {
  const code = codeOf(await send({ text: '', language: 'ti', audio: { bytes: OGG, name: 'aufnahme.ogg', type: 'audio/ogg' } }));
  const s = await latest();
  expect(s.text).toBe('');
  const receipt = `/ar/follow/${encodeURIComponent(code)}`;
  expect(await (await app.request(receipt)).text()).toContain('وصلنا تسجيلكم');
  const desk = await (await app.request(`/de/desk/submissions/${s.id}`, { as: office })).text();
  expect(desk).toContain('<audio');
  expect(desk, 'nothing to publish yet').not.toContain(`/${s.id}/publish"`);
  expect((await publish(s.id, { text: 'x' })).status).toBe(422);
  const voice = `/de/desk/submissions/${s.id}/recording`;
  expect((await app.request(voice, { as: office })).headers.get('content-type')).toBe('audio/ogg');
  expect((await app.request(voice, { as: office })).headers.get('cache-control')).toBe('no-store');
  for (const as of [undefined, await app.signIn(), await app.signIn('moderator', { kind: 'process', id: newId() })]) expect((await app.request(voice, as === undefined ? {} : { as })).status).not.toBe(200);
  const typed = await app.request(voice, { as: office, form: { transcript: 'Ich wünsche mir einen Treff', language: 'ti', revision: '1' } });
  expect(typed.status).toBe(303);
  expect((await app.request(voice, { as: office, form: { transcript: 'Zu spät', language: 'ti', revision: '1' } })).status).toBe(409);
  const told = await (await app.request(receipt)).text();
  expect(told).toContain('Ich wünsche mir einen Treff');
  expect(told).toContain('بحسب تسجيلكم');
  expect((await publish(s.id)).status).toBe(303);
  const page = await (await app.request(`/de/processes/dialog/submissions/${s.number}`)).text();
  expect(page).toContain('Ich wünsche mir einen Treff');
  expect(page).not.toContain('audio');
  const retention = participationRetention.find((r) => r.key === 'submission.recording');
  await app.db.updateTable('submission_recording').set({ transcribed_on: addDays(dayOf(new Date()), -13) }).execute();
  const before = () => new Date(Date.now() - (retention?.days ?? 0) * 86_400_000);
  expect(await retention?.remove(app.db, before())).toBe(0);
  await app.db.updateTable('submission_recording').set({ transcribed_on: addDays(dayOf(new Date()), -14) }).execute();
  expect(await retention?.remove(app.db, before())).toBe(1);
  expect((await app.request(voice, { as: office })).status).toBe(404);
});

test('written and spoken: nothing is published before somebody has listened', async () => {
  await send({ text: 'Der Rest ist gesprochen', audio: { bytes: Buffer.concat([OGG, Buffer.from('dazu')]), name: 'a.ogg', type: 'audio/ogg' } });
  const s = await latest();
  const refused = await publish(s.id);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('href="#transcript-transcript"');
  expect((await app.request(`/de/desk/submissions/${s.id}/recording`, { as: office, form: { transcript: 'Der Rest ist gesprochen: mehr Licht', language: 'de', revision: '1' } })).status).toBe(303);
  expect((await publish(s.id)).status).toBe(303);
});

test('what is no recording is refused; neither words nor voice is nothing', async () => {
  const answer = await send({ text: '', audio: { bytes: Buffer.from('<html>'.padEnd(300, 'x')), name: 'a.mp3', type: 'audio/mpeg' } });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('href="#form-audio"');
  expect(html).not.toContain('href="#form-text"');
  expect((await send({ text: '' })).status).toBe(422);
});

test('the same recording sent twice at once is one contribution', async () => {
  const token = newId();
  const before = (await latest()).number;
  const parts = { token, language: 'ar', text: '', audio: { bytes: Buffer.concat([OGG, Buffer.from('zweimal')]), name: 'a.ogg' } };
  const answers = await Promise.all([post(FORM, parts), post(FORM, parts)]);
  expect(new Set(answers.map((a) => a.headers.get('location'))).size).toBe(1);
  expect((await latest()).number).toBe(before + 1);
});

test('a group is named in public only if it wants that and the office agrees', async () => {
  expect((await send({ text: 'Für uns', groupPublic: 'on' })).status).toBe(422);
  await send({ text: 'Für uns im Stillen', groupName: 'Stille Gruppe', groupPeople: '12' });
  const quiet = await latest();
  await publish(quiet.id);
  expect((await data(quiet.number)).group).toEqual({ name: null, people: 12 });
  expect(await (await app.request(`/de/processes/dialog/submissions/${quiet.number}`)).text()).not.toContain('Stille Gruppe');
  expect(await (await app.request(`/de/desk/submissions/${quiet.id}`, { as: office })).text()).toContain('Stille Gruppe');
  await send({ text: 'Für uns alle', groupName: 'Elternkreis', groupPublic: 'on', groupPeople: '9' });
  const loud = await latest();
  await publish(loud.id);
  expect((await data(loud.number)).group).toEqual({ name: 'Elternkreis', people: 9 });
  await app.request(`/de/desk/submissions/${loud.id}/group`, { as: office, form: { withheld: '1' } });
  expect((await data(loud.number)).group).toEqual({ name: null, people: 9 });
});

test('taking a contribution back takes everything with it', async () => {
  const code = codeOf(await send({ text: 'Alles zurück', groupName: 'Runde', file1: { bytes: await photo(), name: 'a.jpg' }, caption1: 'Weg', audio: { bytes: OGG, name: 'a.ogg' } }));
  const s = await latest();
  expect((await app.request(`/de/follow/${encodeURIComponent(code)}/withdraw`, { form: { sure: 'on', revision: '1' } })).status).toBe(303);
  for (const table of ['submission_attachment', 'submission_recording', 'submission_group'] as const) expect(await app.db.selectFrom(table).selectAll().where('submission_id', '=', s.id).execute(), table).toEqual([]);
});

test('files of another contribution, and made-up ones, are not found', async () => {
  await send({ text: 'Fremd', file1: { bytes: await photo(), name: 'a.jpg' }, caption1: 'Fremdes' });
  const s = await latest();
  const [one] = await attachmentsOf(s.id);
  await publish(s.id, { seen: [one?.id ?? ''] });
  expect((await app.request(`/processes/dialog/submissions/1/files/${one?.id}`)).status).toBe(404);
  for (const id of ['x', newId(), '..%2f..%2fdatabase-url']) {
    expect((await app.request(`/processes/dialog/submissions/${s.number}/files/${id}`)).status, id).toBe(404);
    expect((await app.request(`/de/desk/submissions/${s.id}/files/${id}`, { as: office, form: { state: 'withheld' } })).status, id).toBe(404);
  }
  expect((await app.request(`/de/desk/submissions/${s.id}/files/${one?.id}`, { form: { state: 'withheld' } })).status).not.toBe(200);
});

test('the photo of a card is seen by those who moderate, and by nobody else', async () => {
  const page = '/de/desk/processes/dialog/cards';
  const card = { token: newId(), channel: 'paper', language: 'de', receivedOn: dayOf(new Date()), text: 'Von der Karte' };
  expect((await post(page, { ...card, file1: { bytes: PDF, name: 'karte.pdf' } }, office)).status).toBe(422);
  expect((await post(page, { ...card, file1: { bytes: await photo(), name: 'karte.jpg' } }, office)).status).toBe(200);
  const s = await latest();
  expect(s.text).toBe('Von der Karte');
  expect(await (await app.request(`/de/desk/submissions/${s.id}`, { as: office })).text()).toContain(`/desk/submissions/${s.id}/card"`);
  expect((await app.request(`/de/desk/submissions/${s.id}/card`, { as: office })).headers.get('content-type')).toBe('image/jpeg');
  expect((await app.request(`/de/desk/submissions/${s.id}/card`)).status).not.toBe(200);
  await publish(s.id);
  expect(JSON.stringify(await data(s.number))).not.toContain('card');
  expect((await data(s.number)).attachments).toEqual([]);
});

test('files of forms that were never sent go after a day', async () => {
  await post(FORM, { token: newId(), language: 'de', text: '', file1: { bytes: await photo(), name: 'a.jpg' }, caption1: 'Nie gesendet' });
  const retention = participationRetention.find((r) => r.key === 'submission.upload');
  expect(await app.db.selectFrom('submission_upload').selectAll().execute()).not.toEqual([]);
  expect(await retention?.remove(app.db, new Date(Date.now() + 1_000))).toBeGreaterThan(0);
  expect(await app.db.selectFrom('submission_upload').selectAll().execute()).toEqual([]);
  expect(existsSync(files)).toBe(true);
});
