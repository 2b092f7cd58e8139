import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, CheckboxGroup, DateText, FilterBar, Form, formatDate, formatPeriod, Page, RevisionField, Table, Tabs, useText, useView } from '../../../../ui/index.ts';
import type { Department } from '../../../people/public.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { hrefs as conceptHrefs } from '../../urls.ts';
import type { Ask } from '../queries.ts';
import { agreedOn, differ, tallyOf, type Item, type Round } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { ItemTitle, OutcomeBadge, Voices, type Names } from './parts.tsx';

export interface DeskPageProps {
  readonly concept: Concept;
  readonly round: Round;
  readonly fields: readonly ContentField[];
  readonly items: readonly Item[];
  readonly names: Names;
  readonly departments: readonly Department[];
  readonly asks: readonly Ask[];
  readonly today: string;
  readonly shown: { readonly field: string | null; readonly only: 'open' | 'differ' | null };
  readonly refused?: { readonly form: 'ask' | 'release' | 'carry'; readonly state: FormState };
  readonly done: string | null;
}

const NOTES = ['asked', 'agreed', 'released', 'said'] as const;

/** The office's page of a round: who was asked, what was said, what is concluded, and what comes of it. */
export function DeskPage(props: DeskPageProps) {
  const { concept, round, fields, items, names, shown, done } = props;
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const listed = items.filter((i) => (shown.field === null || i.fieldCode === shown.field) && (shown.only === null || (shown.only === 'open' ? i.outcome === null : differ(i))));
  const count = (only: 'open' | 'differ') => items.filter((i) => (only === 'open' ? i.outcome === null : differ(i))).length;
  const tab = (only: 'open' | 'differ' | null) => ({ label: t(`staff.show.${only ?? 'all'}`), href: view.href(hrefs.desk(slug, round.number, { ...(only === null ? {} : { only }), ...(shown.field === null ? {} : { field: shown.field }) })), current: shown.only === only, count: only === null ? items.length : count(only) });
  const note = NOTES.find((n) => n === done);
  return (
    <Page title={inLanguage(round.title, view.locale).text} lead={formatPeriod(view.locale, round.opensOn, round.closesOn)} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.concept(slug)) }, { label: t('list'), href: view.href(hrefs.list(slug)) }]} staff>
      {note !== undefined && <Alert tone="success" role="status">{t(`staff.done.${note}`)}</Alert>}
      <Actions>
        {round.releasedOn === null && <Button kind="secondary" href={view.href(hrefs.say(slug, round.number))} icon="speech">{t('staff.enter')}</Button>}
        {round.releasedOn === null && <Button kind="secondary" href={view.href(hrefs.ofRound(slug, round.number, 'settings'))} icon="edit">{t('staff.settings')}</Button>}
        <Button kind="tertiary" href={view.href(hrefs.round(slug, round.number))}>{t('staff.public_page')}</Button>
      </Actions>
      <Next {...props} />
      {round.releasedOn === null && <Asking {...props} />}
      <h2>{t('staff.items')}</h2>
      <FilterBar choices={[{ name: 'field', label: t('field'), value: shown.field ?? '', options: fields.map((f) => ({ value: f.code, label: inLanguage(f.title, view.locale).text })) }]} />
      <Tabs label={t('staff.items')} items={[tab(null), tab('open'), tab('differ')]} />
      {listed.length === 0 ? <p>{t('none')}</p> : (
        <Table
          caption={t('staff.items')} hideCaption rows={listed}
          columns={[
            { label: t('measure'), rowHeader: true, cell: (i) => <ItemTitle item={i} staff /> },
            { label: t('said'), cell: (i) => <Voices item={i} names={names} /> },
            { label: t('outcome'), cell: (i) => (i.outcome === null ? t('staff.open') : <OutcomeBadge outcome={i.outcome} />), type: 'short' },
            ...(round.releasedOn === null ? [{ label: t('staff.conclude'), cell: (i: Item) => <a href={view.href(hrefs.item(slug, round.number, i.number))}>{t('staff.conclude_n', { n: i.number })}</a>, type: 'short' as const }] : []),
          ]}
        />
      )}
    </Page>
  );
}

/** What the office does next: conclude what is agreed, release, carry into the draft. */
function Next({ concept, round, items, refused }: DeskPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const open = tallyOf(items).get(null) ?? 0;
  const agreed = items.filter((i) => agreedOn(i) !== null).length;
  const at = (part: 'agree' | 'release' | 'carry') => view.href(hrefs.ofRound(slug, round.number, part));
  if (round.carriedOn !== null) return <Alert tone="success" title={t('staff.carried')}><p><DateText value={round.carriedOn} /> · <a href={view.href(hrefs.agenda(slug))}>{t('staff.agenda')}</a></p></Alert>;
  if (round.releasedOn !== null) {
    return (
      <section class="mt-flow">
        <h2>{t('staff.carry')}</h2>
        <p>{t('staff.carry_hint')}</p>
        <Form id="carry" action={at('carry')} state={refused?.form === 'carry' ? refused.state : EMPTY_FORM}><Actions><Button icon="next">{t('staff.carry')}</Button></Actions></Form>
      </section>
    );
  }
  return (
    <section class="mt-flow">
      <h2>{t('staff.next')}</h2>
      <p>{t('staff.open_n', { n: open })}</p>
      {agreed > 0 && <Form id="agree" action={at('agree')}><p>{t('staff.agree_hint')}</p><Actions><Button kind="secondary" icon="check">{t('staff.agree', { n: agreed })}</Button></Actions></Form>}
      {open === 0 && (
        <Form id="release" action={at('release')} state={refused?.form === 'release' ? refused.state : EMPTY_FORM}>
          <RevisionField revision={String(round.version)} />
          <p>{t('staff.release_hint')}</p>
          <Checkbox name="confirm" label={t('staff.release_confirm')} />
          <Actions><Button icon="check">{t('staff.release')}</Button></Actions>
        </Form>
      )}
    </section>
  );
}

function Asking({ concept, round, departments, asks, items, refused, today }: DeskPageProps) {
  const view = useView();
  const t = useText(words);
  const state = (id: string): string => {
    const ask = asks.find((a) => a.departmentId === id);
    const led = t('staff.leads_n', { n: items.filter((i) => i.leadDepartmentId === id).length });
    if (ask === undefined) return led;
    return `${led} · ${ask.answeredOn === null ? t('staff.asked_on', { date: formatDate(view.locale, ask.askedOn) }) : t('staff.answered_on', { date: formatDate(view.locale, ask.answeredOn) })}`;
  };
  const open = departments.filter((d) => asks.find((a) => a.departmentId === d.id)?.answeredOn == null);
  const missing = asks.filter((a) => a.answeredOn === null).length;
  return (
    <section class="mt-flow">
      <h2>{t('staff.ask')}</h2>
      {asks.length > 0 && <p>{t('staff.answers_n', { n: asks.length - missing, of: asks.length })}{missing > 0 && today > round.closesOn && <> {t('staff.overdue')}</>}</p>}
      <Form id="ask" action={view.href(hrefs.ofRound(concept.slug, round.number, 'ask'))} state={refused?.form === 'ask' ? refused.state : EMPTY_FORM}>
        <CheckboxGroup name="departments" legend={t('staff.ask_which')} hint={t('staff.ask_hint')} options={open.map((d) => ({ value: d.id, label: inLanguage(d.name, view.locale).text, hint: state(d.id) }))} />
        <Actions><Button kind="secondary">{t('staff.ask_send')}</Button></Actions>
      </Form>
    </section>
  );
}
