import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, CheckboxGroup, DateField, DateText, DefinitionList, EmptyState, Form, formatDate, formatNumber, LocalizedField, Page, RadioGroup, RecordList, RevisionField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import { PlacesMap, type Boundary, type Territory } from '../../../territory/public.ts';
import type { Concept } from '../../editions/queries.ts';
import { ContentsIn, DataLinks, Said, SaidLink, SaidText } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import type { AdviceAsk } from '../queries.ts';
import { ANSWERS, countsOf, SIGNS, type Advice, type PlaceAnswer } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

interface ListPageProps {
  readonly concept: Concept;
  readonly advice: readonly Advice[];
  readonly answers: readonly PlaceAnswer[];
  readonly places: number;
  readonly invented: boolean;
  readonly office: boolean;
}

export function AdviceListPage({ concept, advice, answers, places, invented, office }: ListPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={t('list')} lead={t('list_lead')} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(conceptHrefs.concept(slug)) }]}>
      <InventedNote process={{ invented }} />
      {office && <p><Button icon="plus" href={view.href(hrefs.new(slug))}>{t('staff.new')}</Button></p>}
      {advice.length === 0 ? <EmptyState title={t('list_none')} /> : (
        <RecordList>
          {advice.map((a) => {
            const counts = countsOf(answers.filter((x) => x.adviceId === a.id), places);
            return (
              <>
                <h2><SaidLink value={a.title} href={view.href(hrefs.one(slug, a.number))} /></h2>
                <p>{a.publishedOn === null ? t('staff.not_published') : ([...ANSWERS, 'none'] as const).filter((x) => (counts.get(x) ?? 0) > 0).map((x) => `${t(`answer.${x}`)}: ${formatNumber(view.locale, counts.get(x) ?? 0)}`).join(' · ')}</p>
              </>
            );
          })}
        </RecordList>
      )}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.list(slug)}.${ending}` }))} />
    </Page>
  );
}

interface AdvicePageProps {
  readonly concept: Concept;
  readonly advice: Advice;
  readonly answers: readonly PlaceAnswer[];
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
  readonly invented: boolean;
  readonly office: boolean;
  /** Municipalities that the reader may answer for. */
  readonly mine: readonly Territory[];
  readonly asks: readonly AdviceAsk[];
  readonly publish?: FormState;
  readonly asking?: FormState;
  readonly done: string | null;
}

/** What is recommended, and what each municipality says: on the map and in a table. */
export function AdvicePage(props: AdvicePageProps) {
  const { concept, advice: a, answers, places, boundaries, invented, office, mine, done } = props;
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const byPlace = new Map(answers.map((x) => [x.territoryKey, x]));
  const answerOf = (key: string) => byPlace.get(key)?.answer ?? 'none';
  const counts = countsOf(answers, places.length);
  return (
    <Page title={inLanguage(a.title, view.locale).text} eyebrow={t('one')} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(conceptHrefs.concept(slug)) }, { label: t('list'), href: view.href(hrefs.list(slug)) }]} wide>
      <ContentsIn source={inLanguage(a.title, view.locale).lang} />
      <InventedNote process={{ invented }} />
      {done === 'asked' && <Alert tone="success" role="status">{t('staff.asked')}</Alert>}
      {a.publishedOn === null && <Alert tone="warning">{t('staff.not_published')}</Alert>}
      <SaidText value={a.text} />
      <DefinitionList
        items={[
          { term: t('measure'), value: a.measureTitle === null || a.key === null ? null : a.measurePublic === true || office ? <SaidLink value={a.measureTitle} href={view.href(conceptHrefs.measure(a.key))} /> : <Said value={a.measureTitle} /> },
          { term: t('answer_by'), value: a.answerBy === null ? null : <DateText value={a.answerBy} /> },
        ]}
      />
      {mine.length > 0 && a.publishedOn !== null && <Actions>{mine.map((p) => <Button href={view.href(hrefs.answer(slug, a.number, p.key))} kind="secondary" icon="edit">{t('staff.answer_for', { place: p.name })}</Button>)}</Actions>}
      {office && <Office {...props} />}
      {a.publishedOn !== null && (
        <>
          <h2>{t('answers')}</h2>
          <p>{([...ANSWERS, 'none'] as const).map((x) => `${t(`answer.${x}`)}: ${formatNumber(view.locale, counts.get(x) ?? 0)}`).join(' · ')}</p>
          <PlacesMap places={places} boundaries={boundaries} label={t('map')} answers={{ label: t('answer'), of: new Map(places.map((p) => [p.key, { ...SIGNS[answerOf(p.key)], label: t(`answer.${answerOf(p.key)}`) }])) }} table={false} />
          <Table
            caption={t('answers')} hideCaption rows={places}
            columns={[
              { label: t('number'), cell: (p) => places.indexOf(p) + 1, type: 'number' },
              { label: t('municipality'), rowHeader: true, cell: (p) => <bdi>{p.name}</bdi> },
              { label: t('answer'), cell: (p) => <Badge>{`${SIGNS[answerOf(p.key)].sign} ${t(`answer.${answerOf(p.key)}`)}`}</Badge>, type: 'short' },
              { label: t('why'), cell: (p) => { const said = byPlace.get(p.key)?.text; return said == null ? '–' : <Said value={said} />; } },
              { label: t('since'), cell: (p) => { const day = byPlace.get(p.key)?.answeredOn; return day === undefined ? '–' : <DateText value={day} />; }, type: 'short' },
              ...(office ? [{ label: t('staff.enter'), cell: (p: Territory) => <a href={view.href(hrefs.answer(slug, a.number, p.key))}>{t('staff.enter')}<span class="kern-sr-only">: {p.name}</span></a>, type: 'short' as const }] : []),
            ]}
          />
        </>
      )}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.one(slug, a.number)}.${ending}` }))} />
    </Page>
  );
}

function Office({ concept, advice: a, places, answers, asks, publish = EMPTY_FORM, asking = EMPTY_FORM }: AdvicePageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const silent = places.filter((p) => !answers.some((x) => x.territoryKey === p.key));
  const hint = (key: string): { hint?: string } => { const ask = asks.find((x) => x.territoryKey === key); return ask === undefined ? {} : { hint: t('staff.asked_on', { date: formatDate(view.locale, ask.askedOn) }) }; };
  return (
    <section class="mt-flow">
      <p><Button kind="secondary" icon="edit" href={view.href(hrefs.edit(slug, a.number))}>{t('staff.edit')}</Button></p>
      {a.publishedOn === null && <Form id="publish" action={view.href(hrefs.publish(slug, a.number))} state={publish}><RevisionField revision={String(a.version)} /><Actions><Button icon="check">{t('staff.publish')}</Button></Actions></Form>}
      {a.publishedOn !== null && silent.length > 0 && (
        <Form id="ask" action={view.href(hrefs.ask(slug, a.number))} state={asking}>
          <CheckboxGroup name="places" legend={t('staff.ask')} hint={t('staff.ask_hint')} options={silent.map((p) => ({ value: p.key, label: p.name, ...hint(p.key) }))} />
          <Actions><Button kind="secondary">{t('staff.ask_send')}</Button></Actions>
        </Form>
      )}
    </section>
  );
}

export function AdviceFormPage({ concept, advice: a, form }: { concept: Concept; advice: Advice | null; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={t(a === null ? 'staff.new' : 'staff.edit')} crumbs={[{ label: sourceText(concept.title), href: view.href(hrefs.list(slug)) }]} staff>
      <Form action={view.href(a === null ? hrefs.new(slug) : hrefs.edit(slug, a.number))} state={form}>
        {a !== null && <RevisionField revision={String(a.version)} />}
        <LocalizedField name="title" label={t('staff.title')} value={a?.title} />
        <LocalizedField name="text" label={t('staff.text')} value={a?.text} long rows={5} maxLength={5_000} />
        <TextField name="measure" label={t('staff.measure')} hint={t('staff.measure_hint')} value={a?.key ?? ''} optional />
        <DateField name="answerBy" label={t('answer_by')} value={a?.answerBy ?? ''} optional />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(a === null ? hrefs.list(slug) : hrefs.one(slug, a.number))}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}

interface AnswerPageProps {
  readonly advice: Advice;
  readonly place: Territory;
  readonly answer: PlaceAnswer | undefined;
  readonly action: string;
  /** Left out where the reader came by a link. */
  readonly back?: string;
  readonly until?: string;
  readonly form: FormState;
}

/** One recommendation, one municipality, one answer: made for a phone. */
export function AnswerPage({ advice: a, place, answer, action, back, until, form }: AnswerPageProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.answer_for', { place: place.name })} lead={t('staff.answer_lead')} noindex staff={back !== undefined}>
      <h2><Said value={a.title} /></h2>
      <SaidText value={a.text} />
      <Form action={view.href(action)} state={form}>
        <RevisionField revision={String(answer?.version ?? 0)} />
        <RadioGroup name="answer" legend={t('answer')} options={ANSWERS.map((x) => ({ value: x, label: t(`answer.${x}`) }))} {...(answer === undefined ? {} : { value: answer.answer })} />
        <LocalizedField name="text" label={t('why')} hint={t('staff.why_hint')} value={answer?.text} long rows={4} maxLength={2_000} optional />
        {until !== undefined && <p class="mt-muted">{t('staff.link_until', { date: formatDate(view.locale, until, 'long') })}</p>}
        <Actions><Button>{t('staff.save')}</Button>{back !== undefined && <Button kind="tertiary" href={view.href(back)}>{t('staff.cancel')}</Button>}</Actions>
      </Form>
    </Page>
  );
}

/** After the button of a link, and where a link leads nowhere any more. */
export function LinkEndPage({ kind }: { kind: 'thanks' | 'unknown' | 'over' }) {
  const t = useText(words);
  return <Page title={t(`staff.${kind}_title`)} lead={t(`staff.${kind}_text`)} noindex>{null}</Page>;
}
