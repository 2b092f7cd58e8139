/** Every part on a few pages, for the tests of this folder and for people who change it. */
import type { VNode } from 'preact';
import type { Locale } from '../kernel/locale.ts';
import type { FormState } from '../kernel/problem.ts';
import { DOTS, PLACES } from './gallery-data.ts';
import {
  Actions, Alert, Badge, BarChart, Button, Card, CardGrid, Checkbox, CheckboxGroup, Code, CopyButton, DateField, DateText, DefinitionList, DescriptionWithSource, EmptyState, ErrorSummary, FieldGroup, Figure, FileField, FilterBar, Form,
  HiddenField, Hero, Icon, LanguageNote, More, NumberField, Page, Pagination, PlainText, PrintButton, Progress, QrCode, Quote, RadioGroup, RecordList, RegionMap, RevisionField, SavePicture, ScreenReaderOnly, SelectField, Slips, SourceNote,
  StateBadge, Steps, Table, Tabs, TextArea, TextField, ThreadGraph, TimeField, Timeline, formatMoney, formatPeriod, useView, type Station,
} from './index.ts';

interface Sample { readonly title: string; readonly lead: string; readonly say: string; readonly see: string; readonly done: string; readonly text: string; readonly measure: string; readonly voice: string }

const SAMPLES: Readonly<Record<Locale, Sample>> = {
  de: { title: 'Sag, was fehlt. Sieh, was daraus wird.', lead: 'Hier sammelt die Region Hannover Ideen für ein gutes Zusammenleben und zeigt, was sie daraus macht.', say: 'Etwas sagen', see: 'Sehen, was daraus wird', done: 'Was getan wird', text: 'In Ihren Worten, in Ihrer Sprache, ohne Konto.', measure: 'Dolmetscherpool für Gespräche in Ämtern und Schulen einrichten', voice: 'Meine Mutter versteht die Briefe vom Amt nicht.\nWer hilft ihr?' },
  'de-simple': { title: 'Sie sagen etwas. Wir tun etwas.', lead: 'Hier können alle Menschen aus der Region Hannover ihre Meinung sagen.', say: 'Etwas sagen', see: 'Sehen: Was wird daraus?', done: 'Das machen wir', text: 'Sie brauchen kein Konto.', measure: 'Menschen übersetzen für andere Menschen', voice: 'Meine Mutter versteht die Briefe nicht.' },
  en: { title: 'Say what is missing. See what becomes of it.', lead: 'The Region of Hannover collects ideas for living well together here, and shows what it makes of them.', say: 'Say something', see: 'See what becomes of it', done: 'What is being done', text: 'In your words, in your language, without an account.', measure: 'Set up a pool of interpreters for offices and schools', voice: 'My mother does not understand the letters from the office.\nWho helps her?' },
  ar: { title: 'قل ما ينقصنا. وتابع ما يصير إليه.', lead: 'هنا تجمع منطقة هانوفر أفكار الناس من أجل عيش مشترك أفضل، وتُظهر ما تفعله بها.', say: 'قل رأيك', see: 'تابع ما يصير إليه', done: 'ما الذي يجري فعله', text: 'بكلماتك وبلغتك ومن دون حساب.', measure: 'إنشاء فريق من المترجمين للدوائر والمدارس', voice: 'أمي لا تفهم رسائل الدائرة.\nمن يساعدها؟' },
};

const useSample = (): Sample => SAMPLES[useView().locale];

function Start() {
  const view = useView();
  const s = useSample();
  const stations: Station[] = [
    { title: s.say, text: s.text, href: view.href('/processes'), icon: 'speech' },
    { title: s.see, text: s.text, href: view.href('/follow'), icon: 'thread' },
    { title: s.done, text: s.text, href: view.href('/measures'), icon: 'measure' },
  ];
  return (
    <Page title="Miteinander" description={s.lead} heading={false} wide>
      <Hero eyebrow={view.site.region} title={s.title} lead={s.lead} actions={[{ label: s.say, href: view.href('/processes') }, { label: s.done, href: view.href('/measures') }]} stations={stations} stationsLabel={s.lead} />
      <section>
        <h2>{s.done}</h2>
        <CardGrid>
          {['running', 'planned', 'done'].map((state, i) => (
            <Card title={s.measure} href={view.href(`/measures/${i}`)} meta={`Nr. ${34 + i} · 2016`} footer={<StateBadge state={state}>{state}</StateBadge>}>{s.text}</Card>
          ))}
        </CardGrid>
      </section>
      <section>
        <h2>{s.say}</h2>
        <Quote by="Nr. 34">{s.voice}</Quote>
      </section>
    </Page>
  );
}

function Thread() {
  const view = useView();
  const s = useSample();
  return (
    <Page title={s.measure} eyebrow="Nr. 34" lead={s.lead} crumbs={[{ label: s.done, href: view.href('/measures') }]} wide>
      <Tabs label={s.measure} items={[{ label: s.done, href: view.href('/measures/1'), current: true }, { label: s.see, href: view.href('/thread/1'), count: 1234 }]} />
      <Steps steps={[{ label: s.say, state: 'done', note: '34' }, { label: 'Forum', state: 'done' }, { label: s.see, state: 'current', note: formatPeriod(view.locale, '2026-09-01', '2026-12-31') }, { label: 'Konzept', state: 'next' }, { label: s.done, state: 'next' }]} />
      <h2>{s.see}</h2>
      <Timeline
        items={[
          { kind: 'Beitrag', date: '2011-02-14', title: s.voice.split('\n')[0] ?? '', href: view.href('/a'), icon: 'speech' },
          { kind: 'Empfehlung', dateText: '2011', title: s.measure, href: view.href('/b'), text: s.lead, icon: 'people' },
          { kind: 'Abstimmung', date: '2011-05-06', title: '138 Punkte', href: view.href('/c'), icon: 'dots' },
          { kind: 'Maßnahme', date: '2016-06-28', title: s.measure, current: true, icon: 'measure', text: <PlainText text={`${s.lead}\n\n${s.voice}`} /> },
          { kind: 'Bericht', date: '2026-12-31', title: s.done, future: true },
        ]}
      />
      <ThreadGraph
        nodes={[
          ...[1, 2, 3, 4].map((n) => ({ id: `s${n}`, step: 0, kind: `Beitrag ${n}`, title: s.voice, href: view.href(`/s/${n}`) })),
          { id: 'r1', step: 1, kind: 'Empfehlung 2', title: s.measure, href: view.href('/r/1') }, { id: 'r2', step: 1, kind: 'Empfehlung 7', title: s.text, href: view.href('/r/2') },
          { id: 'b', step: 2, kind: 'Abstimmung', title: 'Punkteabfrage 2011', href: view.href('/b/1') }, { id: 'm', step: 3, kind: 'Maßnahme', title: s.measure, current: true },
          { id: 'p', step: 4, kind: 'Bericht', title: '2026-H2', href: view.href('/p/1') },
        ]}
        edges={[['s1', 'r1'], ['s2', 'r1'], ['s3', 'r1'], ['s3', 'r2'], ['s4', 'r2'], ['r1', 'b'], ['r2', 'b'], ['b', 'm'], ['r1', 'm'], ['m', 'p']].map(([from = '', to = '']) => ({ from, to }))}
      />
      <BarChart caption={s.measure} unit="Punkte" cutAfter={5} bars={DOTS.map(([number, value], i) => ({ number, value, label: i % 3 === 0 ? s.measure : s.text, selected: i < 5, tied: i === 4 || i === 5 }))}>
        <SourceNote source="Landeshauptstadt Hannover, 2011" href="https://www.hannover.de/" accessed="2026-09-01" />
      </BarChart>
      <DescriptionWithSource source="Integrationskonzept 2016">{s.lead}</DescriptionWithSource>
      <LanguageNote lang="ar" source="de" machine stale><p>{SAMPLES.ar.lead}</p></LanguageNote>
    </Page>
  );
}

const REFUSED: FormState = { values: { text: 'x', number: 'zwölf', day: '31.02.2026', place: '03241002', channel: '' }, problems: [{ code: 'too_short', field: 'text', params: { min: 20 } }, { code: 'not_a_number', field: 'number' }, { code: 'not_a_date', field: 'day' }, { code: 'required', field: 'channel' }, { code: 'stale' }] };

function Fields({ state, id }: { state?: FormState; id: string }) {
  const view = useView();
  const s = useSample();
  return (
    <Form id={id} action={view.href('/send')} note multipart label={`${s.say}: ${id}`} {...(state === undefined ? {} : { state })}>
      <TextArea name="text" label={s.say} hint={s.text} maxLength={4000} />
      <TextField name="mail" label="E-Mail" type="email" autocomplete="email" optional />
      <TextField name="code" label="Code" code width="medium" />
      <NumberField name="number" label="Anzahl" min={0} max={5} value={2} />
      <FieldGroup legend="Wann?"><DateField name="day" label="Tag" value="2026-11-20" /><TimeField name="time" label="Uhrzeit" value="18:30" optional /></FieldGroup>
      <SelectField name="place" label="Ort" options={PLACES.map(([value, label]) => ({ value, label }))} width="medium" />
      <RadioGroup name="channel" legend="Wie?" value="a" options={[{ value: 'a', label: s.say, hint: s.text }, { value: 'b', label: s.see }]} />
      <CheckboxGroup name="topics" legend="Themen" value={['b']} optional options={[{ value: 'a', label: s.say }, { value: 'b', label: s.done }]} />
      <FileField name="file" label="Foto" accept="image/*" maxMegabytes={5} optional />
      <Checkbox name="ok" label={s.text} checked />
      <HiddenField name="process" value="1" />
      <RevisionField revision={3} />
      <Actions>
        <Button icon="check">{s.say}</Button>
        <Button kind="secondary" name="preview" value="1">{s.see}</Button>
        <Button kind="tertiary" href={view.href('/')}>{s.done}</Button>
        <Button kind="danger" icon="cross" small>{s.say}</Button>
      </Actions>
    </Form>
  );
}

function Forms() {
  const s = useSample();
  return (
    <Page title={s.say} lead={s.text} noindex>
      <Fields id="refused" state={REFUSED} />
      <h2>{s.see}</h2>
      <Fields id="fresh" />
      <h2>{s.done}</h2>
      <ErrorSummary problems={[{ code: 'rate_limited' }]} formId="alone" focus={false} />
    </Page>
  );
}

function Lists() {
  const view = useView();
  const s = useSample();
  return (
    <Page title={s.done} staff crumbs={[]}>
      <Alert tone="success" role="status" title={s.done}>{s.text}</Alert>
      <Alert>{s.lead}</Alert>
      <Alert tone="warning" title={s.measure} />
      <Alert tone="danger">{s.text}</Alert>
      <FilterBar q="" choices={[{ name: 'field', label: 'Handlungsfeld', value: 'a', options: [{ value: 'a', label: s.say }] }, { name: 'state', label: 'Stand', value: null, options: [{ value: 'b', label: s.done }] }]} />
      <FilterBar choices={['lead', 'place', 'period', 'group'].map((name) => ({ name, label: s.say, value: null, options: [{ value: 'a', label: s.done }] }))} />
      <Table
        caption={s.measure}
        rows={[1, 2, 3]}
        columns={[{ label: 'Nr.', type: 'number', cell: (n) => n + 1233 }, { label: 'Titel', rowHeader: true, cell: () => <a href={view.href('/x')}>{s.measure}</a> }, { label: 'Tag', type: 'date', cell: () => '2026-11-20' }, { label: 'Kosten', type: 'number', cell: (n) => formatMoney(view.locale, n * 123_450) }, { label: 'Stand', type: 'short', cell: () => <StateBadge state="running">läuft</StateBadge> }]}
        footer={['', s.done, '', formatMoney(view.locale, 740_700), '']}
      />
      <Pagination page={3} pageSize={50} total={1234} />
      <h2>{s.done}</h2>
      <RecordList>{[1, 2].map((n) => <><h3><a href={view.href(`/y/${n}`)}>{s.measure}</a></h3><p>{s.text}</p><p><Badge tone="plum" icon="people">{s.say}</Badge> <Badge>{n}</Badge></p></>)}</RecordList>
      <div class="mt-aside">
        <DefinitionList items={[{ term: 'Stand', value: <StateBadge state="done">fertig</StateBadge> }, { term: 'Seit', value: <DateText value="2016-06-28" /> }, { term: 'Partner', value: ['Caritas', 'AWO', s.text] }, { term: 'leer', value: null }]} />
        <div class="mt-flow">
          <Progress label={s.done} value={12} max={37} />
          <More summary={s.see}><p>{s.lead}</p></More>
          <p><Icon name="calendar" small /><ScreenReaderOnly>{s.text}</ScreenReaderOnly></p>
        </div>
      </div>
      <div class="mt-columns">
        <div class="mt-flow"><Code>K7QM-2V9X-4HTB-8</Code><CopyButton text="K7QM2V9X4HTB8" /><PrintButton /></div>
        <SavePicture fileName="quittung" title="Miteinander" text="K7QM-2V9X-4HTB-8"><QrCode text="https://miteinander.example/follow/K7QM2V9X4HTB8" /></SavePicture>
      </div>
      <Slips>{['K7QM-2V9X-4HTB-8', 'M3RT-8WZC-0NPA-5'].map((code) => <><p>{s.say}</p><QrCode text={`https://miteinander.example/b/${code}`} /><Code>{code}</Code></>)}</Slips>
      <EmptyState title={s.see} action={<Button href={view.href('/')}>{s.say}</Button>}>{s.text}</EmptyState>
      <RegionMap label={s.done} valueLabel={s.say} areas={PLACES.map(([key, name, lon, lat], i) => ({ key, name, href: view.href(`/places/${key}`), centre: [lon, lat] as const, value: (i * 7) % 23, selected: i === 4 }))} />
      <Figure caption={s.text}><RegionMap label={s.see} areas={[{ key: 'a', name: s.say, polygons: [[[9.2, 52.2], [9.8, 52.2], [9.7, 52.5], [9.2, 52.45]]] }, { key: 'b', name: s.done, polygons: [[[9.8, 52.2], [10.2, 52.3], [10, 52.6], [9.7, 52.5]]] }]} /></Figure>
    </Page>
  );
}

/** The pages by the name under which the tests ask for them. */
export const GALLERY: Readonly<Record<string, () => VNode>> = { start: () => <Start />, thread: () => <Thread />, forms: () => <Forms />, lists: () => <Lists /> };
