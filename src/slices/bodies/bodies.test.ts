import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system, type Role } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { LOCALES } from '../../kernel/locale.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { isPlainPdf } from '../../platform/pdf-check.ts';
import { createDepartment } from '../people/public.ts';
import { putNode, threadOf } from '../thread/public.ts';
import { newId } from '../../kernel/ids.ts';
import { everybody, saveBody, saveItem, saveMember, saveMinutes, savePaper, saveResolution, saveSitting, saveStep, setDispatch, setPresence, waitingFor } from './public.ts';
import { paperBySlug } from './papers/queries.ts';

const OFFICE = system('test');
const TODAY = dayOf(new Date());
const YESTERDAY = addDays(TODAY, -1);
const EMPTY_TRANSLATIONS = (name: string): Record<string, string> => ({ [`${name}_en`]: '', [`${name}_de-simple`]: '', [`${name}_ar`]: '' });

let app: TestApp;
let coordinator: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signIn('coordinator');
  await write(app.db, async (tx) => {
    ids['social'] = valueOf(await createDepartment(tx, OFFICE, { name: localized('Fachbereich Soziales') })).id;
    const body = async (slug: string, name: string, open: boolean, decides = false) => { ids[slug] = valueOf(await saveBody(tx, OFFICE, { slug, kind: decides ? 'assembly' : 'committee', name: localized(name), decides, openSittings: open })).id; };
    await body('ausschuss', 'Sozialausschuss', true);
    await body('hauptausschuss', 'Regionsausschuss', false);
    await body('versammlung', 'Regionsversammlung', true, true);
    const sitting = valueOf(await saveSitting(tx, OFFICE, ids['ausschuss'] ?? '', { day: YESTERDAY, starts: '17:00', ends: '19:00', place: 'Haus der Region', state: 'held', dispatchedOn: addDays(TODAY, -8), guests: 3 }));
    ids['sitting'] = sitting.id;
  });
});
afterAll(() => app.drop());

const text = async (path: string, as?: string): Promise<string> => (await app.request(path, as === undefined ? {} : { as })).text();
const status = async (path: string, as?: string): Promise<number> => (await app.request(path, as === undefined ? {} : { as })).status;

/** A paper whose every text holds the mark, in the sequence committee → main committee, not public → assembly. */
async function buildPaper(mark: string, dispatchedOn: string | null, open = true): Promise<{ id: string; slug: string }> {
  return write(app.db, async (tx) => {
    const say = (where: string) => localized(`${mark}${where}`, 'de', { en: `${mark}${where}`, ar: `${mark}${where}` });
    const paper = valueOf(await savePaper(tx, OFFICE, { number: `${mark}-1`, kind: 'proposal', title: say('Titel'), dated: addDays(TODAY, -20), proposal: say('Vorschlag'), facts: say('Sachverhalt'), financial: say('Geld'), public: open, departmentId: ids['social'] ?? null }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 1, bodyId: ids['ausschuss'] ?? '', sittingId: ids['sitting'] ?? null, day: YESTERDAY, public: true, role: 'advises', result: 'agreed', outcome: 'majority', ayes: 9, noes: 2, abstentions: 1, note: say('Empfehlung') }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 2, bodyId: ids['hauptausschuss'] ?? '', day: YESTERDAY, public: false, role: 'advises', result: 'changed', outcome: 'majority', ayes: 5, noes: 4, note: say('Geheim') }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 3, bodyId: ids['versammlung'] ?? '', day: addDays(TODAY, 20), public: true, role: 'decides' }));
    valueOf(await saveItem(tx, OFFICE, ids['sitting'] ?? '', { position: 1, title: say('Punkt'), public: true, paperId: paper.id }));
    const { version } = (await tx.selectFrom('paper').select('version').where('id', '=', paper.id).executeTakeFirstOrThrow());
    valueOf(await setDispatch(tx, OFFICE, { id: paper.id, version }, dispatchedOn, TODAY));
    return paper;
  });
}

/** What stands behind the mark in the paper's texts. */
const PARTS = ['Titel', 'Vorschlag', 'Sachverhalt', 'Geld', 'Empfehlung', 'Geheim', 'Punkt', '-1'];

/** Everything in which a paper could stand, for everybody. */
function representations(slug: string, mark: string): string[] {
  const pages = ['/papers', `/papers/${slug}`, '/bodies', '/bodies/ausschuss', '/bodies/versammlung', `/bodies/ausschuss/sittings/${YESTERDAY}`, '/sittings?when=past', '/resolutions', `/search?q=${mark}`, `/papers?q=${mark}`];
  const data = ['/papers.json', '/papers.csv', `/papers/${slug}.json`, `/papers.json?q=${mark}`, '/papers.json?body=ausschuss', '/bodies.json', '/bodies/ausschuss.json', `/bodies/ausschuss/sittings/${YESTERDAY}.json`, '/sittings.json', '/sittings.csv', '/resolutions.json', '/resolutions.csv'];
  const files = LOCALES.flatMap((l) => ['docx', 'pdf'].map((ending) => `/papers/${slug}/files/${l}.${ending}`));
  return [...LOCALES.flatMap((l) => pages.map((p) => `/${l}${p}`)), ...data, ...files, '/sitemap.xml'];
}

describe('an annex that is a file', () => {
  const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const send = (path: string, file: Buffer | null, fields: Record<string, string>, as = coordinator) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...EMPTY_TRANSLATIONS('title'), ...EMPTY_TRANSLATIONS('text'), text: '', url: '', ...fields })) body.append(name, value);
    if (file !== null) body.append('file', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), 'Frau Meier geheim.pdf');
    return app.request(path, { method: 'POST', body, as, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } });
  };

  test('is a PDF, is named after its title, and is given away with its paper, not before', async () => {
    const paper = await buildPaper('Anlagenprobe', null);
    const desk = `/de/desk/papers/${paper.slug}/annexes/new`;
    const refused = await send(desk, Buffer.from('<html>kein PDF</html>'), { title: 'Kostenplan' });
    expect([refused.status, (await refused.text()).includes('value="Kostenplan"')]).toEqual([422, true]);
    expect((await send(desk, PDF, { title: 'Kostenplan', url: 'https://example.org/plan.pdf' })).status).toBe(422);
    expect((await send(desk, PDF, { title: 'Kostenplan' })).status).toBe(303);
    const { id, file_name } = await app.db.selectFrom('paper_annex').select(['id', 'file_name']).where('paper_id', '=', paper.id).executeTakeFirstOrThrow();
    expect(file_name).toBe('kostenplan.pdf');
    const address = `/papers/${paper.slug}/annexes/${id}`;
    expect([await status(address), await status(address, coordinator), await status(address, await app.signIn('officer'))]).toEqual([404, 200, 404]);
    const { version } = await app.db.selectFrom('paper').select('version').where('id', '=', paper.id).executeTakeFirstOrThrow();
    await write(app.db, async (tx) => valueOf(await setDispatch(tx, OFFICE, { id: paper.id, version }, TODAY, TODAY)));
    const given = await app.request(address);
    expect([given.status, given.headers.get('content-security-policy'), Buffer.from(await given.arrayBuffer()).equals(PDF)]).toEqual([200, 'sandbox', true]);
    expect(await text(`/de/papers/${paper.slug}`)).toContain(`href="${address}"`);
    expect(await text(`/papers/${paper.slug}.json`)).toContain(`http://localhost:3000${address}`);
    expect(await text('/oparl/files')).toContain(`http://localhost:3000${address}`);
    expect((await send(`/de/desk/papers/${paper.slug}/annexes/${id}`, null, { title: 'Kostenplan 2', drop: 'on' })).status).toBe(303);
    expect(await status(address)).toBe(404);
  });
});

describe('before a paper is sent to the members', () => {
  test.each([['no day', null, true], ['tomorrow', 1, true], ['a far day', 400, true], ['not public, sent long ago', -30, false]] as const)('(%s) nothing of it is public, in any representation, for any role but the office', async (_name, days, open) => {
    const mark = `Quastenflosser${newId().slice(0, 8)}`;
    const { slug } = await buildPaper(mark, days === null ? null : addDays(TODAY, days), open);
    const others = await Promise.all((['officer', 'moderator', 'juror', 'committee_member', 'interpreter', 'administrator'] as const).map((role) => app.signIn(role)));
    for (const path of representations(slug, mark)) {
      for (const as of path.includes('/files/') ? [undefined] : path.startsWith('/de/') || !/^\/(de-simple|en|ar)\//.test(path) ? [undefined, ...others] : [undefined]) {
        const answer = await app.request(path, as === undefined ? {} : { as });
        const body = Buffer.from(await answer.arrayBuffer()).toString('utf8');
        // What was asked for stands in the field again; what the paper says does not.
        expect([path, PARTS.filter((part) => body.includes(`${mark}${part}`))]).toEqual([path, []]);
        if (path.includes('/files/') || path.includes(slug)) expect([path, answer.status]).toEqual([path, 404]);
      }
    }
    expect(await text(`/de/papers/${slug}`, coordinator)).toContain(`${mark}Vorschlag`);
    expect((await paperBySlug(app.db, everybody(addDays(TODAY, 399)), slug)) !== null, 'and it is on its day').toBe(days === 1);
  });

  test('it stands on the agenda without its title, and a resolution on it is refused', async () => {
    const { id } = await buildPaper('Spaeterfisch', addDays(TODAY, 3));
    expect(await text(`/de/bodies/ausschuss/sittings/${YESTERDAY}`)).toContain('Titel folgt mit der Vorlage');
    const refused = await write(app.db, (tx) => saveResolution(tx, OFFICE, { bodyId: ids['versammlung'] ?? '', paperId: id, decidedOn: TODAY, title: localized('Zu früh'), wording: localized('Zu früh'), outcome: 'unanimous' }));
    expect(refused.ok).toBe(false);
  });
});

describe('from the day it is sent', () => {
  test('page, data, Word file and PDF hold it in every language; of a step behind closed doors body and day alone', async () => {
    const { slug } = await buildPaper('Offenfisch', TODAY);
    for (const locale of LOCALES) {
      const page = await text(`/${locale}/papers/${slug}`);
      for (const part of ['Titel', 'Vorschlag', 'Sachverhalt', 'Geld', 'Empfehlung']) expect(page).toContain(`Offenfisch${part}`);
      expect(page).toContain('Regionsausschuss');
      expect(page).not.toContain('OffenfischGeheim');
      const word = await app.request(`/papers/${slug}/files/${locale}.docx`);
      const document = strFromU8(unzipSync(new Uint8Array(await word.arrayBuffer()))['word/document.xml'] ?? new Uint8Array());
      expect(document).toContain('OffenfischVorschlag');
      expect(document).toContain('w:tblHeader');
      expect(document).not.toContain('OffenfischGeheim');
    }
    const data = (await (await app.request(`/papers/${slug}.json`)).json()) as { sequence: { public: boolean; result: string | null; ayes: number | null; note: Record<string, string> }[] };
    expect(data.sequence.map((x) => [x.public, x.result, x.ayes])).toEqual([[true, 'agreed', 9], [false, null, null], [true, null, null]]);
    expect(data.sequence[1]?.note).toEqual({});
    for (const locale of LOCALES) {
      const pdf = await app.request(`/papers/${slug}/files/${locale}.pdf`);
      expect([locale, pdf.status, pdf.headers.get('content-type')]).toEqual([locale, 200, 'application/pdf']);
      // Tagged after PDF/UA-1, and nothing in it that runs or leads elsewhere by itself.
      const bytes = Buffer.from(await pdf.arrayBuffer());
      expect([bytes.includes('pdfuaid'), isPlainPdf(bytes)]).toEqual([true, true]);
    }
    expect(await text('/de/search?q=OffenfischSachverhalt')).toContain(`/de/papers/${slug}`);
  });

  test('the same paper is the same file, and names nobody', async () => {
    const { slug } = await buildPaper('Gleichfisch', YESTERDAY);
    const read = async (): Promise<Buffer> => Buffer.from(await (await app.request(`/papers/${slug}/files/de.docx`)).arrayBuffer());
    const [first, second] = [await read(), await read()];
    expect(first.equals(second)).toBe(true);
    expect(strFromU8(unzipSync(new Uint8Array(first))['docProps/core.xml'] ?? new Uint8Array())).not.toMatch(/<dc:creator>[^<]+</);
  });
});

describe('members', () => {
  test('stand with their name by mandate or consent; everybody else is a number', async () => {
    const seat = { role: 'member', voting: true, represents: null, since: '2026-01-01', until: null, consentOn: null, consentHow: null } as const;
    await write(app.db, async (tx) => {
      const bodyId = ids['hauptausschuss'] ?? '';
      valueOf(await saveMember(tx, OFFICE, bodyId, { ...seat, name: 'Gesa Gewaehlt', mandate: true, represents: 'Fraktion Mitte' }));
      valueOf(await saveMember(tx, OFFICE, bodyId, { ...seat, name: 'Erkan Einverstanden', mandate: false, consentOn: '2026-01-02', consentHow: 'written' }));
      valueOf(await saveMember(tx, OFFICE, bodyId, { ...seat, name: 'Vera Verborgen', mandate: false }));
      valueOf(await saveMember(tx, OFFICE, bodyId, { ...seat, name: 'Frieda Frueher', mandate: true, until: '2026-02-01' }));
    });
    for (const path of ['/de/bodies/hauptausschuss', '/bodies/hauptausschuss.json']) {
      const shown = await text(path);
      for (const [name, there] of [['Gesa Gewaehlt', true], ['Erkan Einverstanden', true], ['Vera Verborgen', false], ['Frieda Frueher', false]] as const) expect([path, name, shown.includes(name)]).toEqual([path, name, there]);
    }
    expect(await text('/de/bodies/hauptausschuss')).toContain('1 weiteres Mitglied');
    const rows = await app.db.selectFrom('history_value').select('values').execute();
    expect(JSON.stringify(rows)).not.toContain('Verborgen');
  });
});

describe('sittings', () => {
  test('agenda only after dispatch, closed items as a number, minutes once released', async () => {
    const { id, slug } = await write(app.db, async (tx) => {
      const made = valueOf(await saveSitting(tx, OFFICE, ids['versammlung'] ?? '', { day: addDays(TODAY, 9), state: 'planned', dispatchedOn: addDays(TODAY, 2) }));
      valueOf(await saveItem(tx, OFFICE, made.id, { position: 1, title: localized('Offener Punkt'), public: true }));
      valueOf(await saveItem(tx, OFFICE, made.id, { position: 2, title: localized('Grundstuecksfrage'), public: false }));
      return made;
    });
    const path = `/de/bodies/versammlung/sittings/${slug}`;
    expect(await text(path)).not.toContain('Offener Punkt');
    await app.db.updateTable('sitting').set({ dispatched_on: TODAY }).where('id', '=', id).execute();
    const page = await text(path);
    expect(page).toContain('Offener Punkt');
    expect(page).toContain('Nicht öffentlicher Punkt');
    expect(page + (await text(`/bodies/versammlung/sittings/${slug}.json`))).not.toContain('Grundstuecksfrage');
    const version = async () => (await app.db.selectFrom('sitting').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
    await write(app.db, async (tx) => valueOf(await saveMinutes(tx, OFFICE, { id, version: await version() }, localized('Protokolltext'), addDays(TODAY, 1))));
    expect(await text(path)).not.toContain('Protokolltext');
    await write(app.db, async (tx) => valueOf(await saveMinutes(tx, OFFICE, { id, version: await version() }, localized('Protokolltext'), TODAY)));
    expect(await text(path)).toContain('Protokolltext');
  });
});

describe('resolutions', () => {
  test('are stations of the thread; an overdue report is shown, waits for unit and office, and is kept by the unit', async () => {
    const measureId = newId();
    const made = await write(app.db, async (tx) => {
      await putNode(tx, { kind: 'measure', id: measureId, title: localized('Pool'), href: '/measures/pool', visible: true, date: '2026-01-01' });
      return valueOf(await saveResolution(tx, OFFICE, { slug: 'pool', bodyId: ids['versammlung'] ?? '', decidedOn: addDays(TODAY, -200), title: localized('Pool beschlossen'), wording: localized('Der Pool wird eingerichtet.'), outcome: 'majority', ayes: 40, noes: 12, abstentions: 2, reportDuty: true, reportDue: addDays(TODAY, -5), reportDepartmentId: ids['social'] ?? null }));
    });
    const tied = await app.request(`/de/desk/resolutions/pool/measures`, { as: coordinator, form: { measures: measureId } });
    expect(tied.status).toBe(303);
    expect((await threadOf(app.db, measureId, { staff: false }))?.later.flatMap((x) => x.items.map((i) => i.id))).toContain(made.id);
    const page = await text('/de/resolutions/pool');
    for (const part of ['Bericht überfällig', '40 dafür', 'Fachbereich Soziales', 'Der Pool wird eingerichtet.']) expect(page).toContain(part);
    const officer = await app.signIn('officer', { kind: 'department', id: ids['social'] ?? '' });
    expect(await text('/de/desk', officer)).toContain('Dem Gremium berichten: Pool beschlossen');
    expect((await waitingFor(app.db, OFFICE, 'de')).map((w) => w.due)).toContain(addDays(TODAY, -5));
    expect(await status('/de/desk/resolutions/pool/report', await app.signIn('officer'))).toBe(200);
    const form = { revision: '1', reportedOn: TODAY, reportNote: 'Die Koordination arbeitet.', reportHref: '', ...EMPTY_TRANSLATIONS('reportNote') };
    expect((await app.request('/de/desk/resolutions/pool/report', { as: officer, form: { ...form, reportNote: '' } })).status).toBe(422);
    expect((await app.request('/de/desk/resolutions/pool/report', { as: officer, form })).status).toBe(303);
    expect(await text('/de/resolutions/pool')).toContain('verspätet berichtet');
    expect((await app.request('/de/desk/resolutions/pool/report', { as: officer, form })).status).toBe(409);
    expect(((await (await app.request('/resolutions.json?report=kept_late')).json()) as { items: { slug: string }[] }).items.map((i) => i.slug)).toEqual(['pool']);
    expect(((await (await app.request('/resolutions.json?report=overdue')).json()) as { total: number }).total).toBe(0);
  });
});

test('a resolution behind closed doors is the office\'s; the thread of staff says that there is one, and no more', async () => {
  const made = await write(app.db, async (tx) => valueOf(await saveResolution(tx, OFFICE, { bodyId: ids['hauptausschuss'] ?? '', decidedOn: TODAY, title: localized('Stilleswasser'), wording: localized('Stilleswasser'), outcome: 'unanimous', public: false })));
  const officer = await app.signIn('officer');
  for (const path of ['/de/resolutions', '/resolutions.json', '/de/bodies/hauptausschuss', `/de/resolutions/${made.slug}`, `/de/thread/resolution/${made.id}`, '/de/search?q=Stilleswasser&kind=resolutions']) {
    for (const as of [undefined, officer]) expect([path, (await text(path, as)).replaceAll('„Stilleswasser“', '').includes('Stilleswasser</')]).toEqual([path, false]);
  }
  expect(made.slug).toBe(TODAY);
  expect(await text(`/de/resolutions/${made.slug}`, coordinator)).toContain('Stilleswasser');
});

/** Who may open which page of the workspace. */
const RIGHTS: readonly (readonly [string, readonly Role[]])[] = [
  ['/de/desk/bodies', ['coordinator']],
  ['/de/desk/bodies/new', ['coordinator']],
  ['/de/desk/bodies/ausschuss', ['coordinator']],
  ['/de/desk/bodies/ausschuss/members/new', ['coordinator']],
  ['/de/desk/bodies/ausschuss/sittings/new', ['coordinator']],
  ['/de/desk/papers', ['coordinator']],
  ['/de/desk/papers/new', ['coordinator']],
  ['/de/desk/resolutions', ['coordinator']],
  ['/de/desk/resolutions/new', ['coordinator']],
  ['/de/desk/council-questions', ['coordinator']],
  ['/de/desk/council-questions/new', ['coordinator']],
  ['/de/desk/membership-calls', ['coordinator', 'juror']],
  ['/de/desk/membership-calls/new', ['coordinator']],
];
const ROLES = ['participant', 'organisation_editor', 'officer', 'coordinator', 'moderator', 'juror', 'committee_member', 'interpreter', 'administrator'] as const;

describe('rights', () => {
  test.each(ROLES)('%s', async (role) => {
    const as = await app.signIn(role);
    for (const [path, allowed] of RIGHTS) expect([path, await status(path, as)]).toEqual([path, allowed.includes(role) ? 200 : 403]);
  });

  test('visitors are sent to sign in; while the module is off there is nothing, for nobody', async () => {
    for (const [path] of RIGHTS) expect([path, await status(path)]).toEqual([path, 302]);
    await app.db.updateTable('instance').set({ modules_off: ['bodies'] }).execute();
    for (const path of ['/de/bodies', '/papers.json', '/resolutions.csv', '/de/membership-calls', '/de/desk/bodies']) expect([path, await status(path, coordinator)]).toEqual([path, 404]);
    expect(await text('/de')).not.toContain('href="/de/bodies"');
    await app.db.updateTable('instance').set({ modules_off: [] }).execute();
    expect(await text('/de')).toContain('href="/de/bodies"');
  });
});

describe('the workspace', () => {
  test('makes a body, a sitting and a paper, and refuses what cannot be with everything typed still there', async () => {
    const body = { name: 'Beirat Nord', kind: 'district_board', purpose: 'Berät den Stadtbezirk', openSittings: 'on', public: 'on', since: '', until: '', source: '' };
    const refused = await app.request('/de/desk/bodies/new', { as: coordinator, form: { ...body, name: '', source: 'Aus dem <b>Amtsblatt</b>' } });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Aus dem &lt;b>Amtsblatt');
    expect((await app.request('/de/desk/bodies/new', { as: coordinator, form: body })).headers.get('location')).toBe('/de/desk/bodies/beirat-nord?saved=1');
    const stale = await app.request('/de/desk/bodies/beirat-nord', { as: coordinator, form: { ...body, revision: '7' } });
    expect(stale.status).toBe(409);
    const sitting = { day: addDays(TODAY, 5), starts: '25:00', ends: '', place: 'Saal', state: 'planned', dispatchedOn: '', guests: '', source: '' };
    expect((await app.request('/de/desk/bodies/beirat-nord/sittings/new', { as: coordinator, form: sitting })).status).toBe(422);
    expect((await app.request('/de/desk/bodies/beirat-nord/sittings/new', { as: coordinator, form: { ...sitting, starts: '18:00', state: 'held' } })).status).toBe(422);
    expect((await app.request('/de/desk/bodies/beirat-nord/sittings/new', { as: coordinator, form: { ...sitting, starts: '18:00' } })).status).toBe(303);
    const paper = { number: 'N 1/2026', kind: 'information', title: 'Lage im Stadtbezirk', dated: TODAY, department: '', proposal: '', facts: 'Es geht voran.', financial: '', public: 'on', source: '' };
    const made = await app.request('/de/desk/papers/new', { as: coordinator, form: paper });
    expect(made.headers.get('location')).toBe('/de/desk/papers/n-1-2026?saved=1');
    expect((await app.request('/de/desk/papers/new', { as: coordinator, form: paper })).status).toBe(422);
    expect(await status('/de/papers/n-1-2026')).toBe(404);
    expect((await app.request('/de/desk/papers/n-1-2026/files/en.docx', { as: coordinator })).status).toBe(200);
    expect((await app.request('/desk/papers/n-1-2026/files/de.docx', { as: coordinator })).status).toBe(200);
    expect((await app.request('/desk/papers/n-1-2026/files/de.docx')).status).not.toBe(200);
    expect((await app.request('/de/desk/papers/n-1-2026/dispatch', { as: coordinator, form: { revision: '1', dispatchedOn: TODAY } })).status).toBe(303);
    expect(await text('/de/papers/n-1-2026')).toContain('Es geht voran.');
  });
});

test('no more votes are counted than members with a vote were there; advisory members have none', async () => {
  await write(app.db, async (tx) => {
    const bodyId = valueOf(await saveBody(tx, OFFICE, { slug: 'abstimmung', kind: 'committee', name: localized('Abstimmung'), decides: false, openSittings: true })).id;
    const seat = { role: 'member', mandate: false, represents: null, since: '2026-01-01', until: null, consentOn: null, consentHow: null } as const;
    const seats: string[] = [];
    for (const [name, voting] of [['A', true], ['B', true], ['C', true], ['D', false]] as const) seats.push(valueOf(await saveMember(tx, OFFICE, bodyId, { ...seat, name, voting })).id);
    const sitting = valueOf(await saveSitting(tx, OFFICE, bodyId, { day: YESTERDAY, state: 'held', dispatchedOn: YESTERDAY }));
    const paper = valueOf(await savePaper(tx, OFFICE, { kind: 'proposal', title: localized('Stimmen'), dated: YESTERDAY }));
    const vote = (ayes: number, noes: number, abstentions: number) => ({ bodyId, sittingId: sitting.id, outcome: 'majority', ayes, noes, abstentions }) as const;
    const step = (ayes: number, noes = 0, abstentions = 0) => saveStep(tx, OFFICE, paper.id, { ...vote(ayes, noes, abstentions), position: 1, day: YESTERDAY, public: true, role: 'advises', result: 'agreed' });
    expect((await step(9)).ok, 'while nobody wrote down who came').toBe(true);
    valueOf(await setPresence(tx, OFFICE, { id: sitting.id, bodyId }, new Map(seats.map((id, i) => [id, i === 2 ? 'excused' : 'present'] as const))));
    expect([await step(2, 0, 1), (await step(1, 0, 1)).ok]).toEqual([{ ok: false, problems: [{ code: 'too_many_votes', field: 'ayes', params: { max: 2 } }] }, true]);
    const resolved = (ayes: number) => saveResolution(tx, OFFICE, { ...vote(ayes, 0, 0), decidedOn: YESTERDAY, title: localized(`Mit ${ayes}`), wording: localized('So.') });
    expect([(await resolved(3)).ok, (await resolved(2)).ok]).toEqual([false, true]);
  });
});
