import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, DateField, Form, LocalizedField, Page, RadioGroup, RevisionField, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import { Said } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { outcomesFor, type Item, type Round } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { Voices, type Names } from './parts.tsx';

/** Opens a round, or changes what it is called and how long it runs. */
export function RoundFormPage({ concept, round, form }: { concept: Concept; round: Round | null; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const back = round === null ? hrefs.list(slug) : hrefs.desk(slug, round.number);
  return (
    <Page title={t(round === null ? 'staff.new' : 'staff.settings')} lead={t('staff.new_lead')} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.concept(slug)) }, { label: t('list'), href: view.href(hrefs.list(slug)) }]} staff>
      <Form action={view.href(round === null ? hrefs.new(slug) : hrefs.ofRound(slug, round.number, 'settings'))} state={form}>
        {round !== null && <RevisionField revision={String(round.version)} />}
        <LocalizedField name="title" label={t('staff.title')} value={round?.title} />
        <LocalizedField name="note" label={t('staff.note')} hint={t('staff.note_hint')} value={round?.note} long rows={4} maxLength={2_000} optional />
        <DateField name="opensOn" label={t('staff.opens')} value={round?.opensOn ?? ''} />
        <DateField name="closesOn" label={t('staff.closes')} value={round?.closesOn ?? ''} />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(back)}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** The office's conclusion on one measure, with what was said in view. */
export function ConcludePage({ concept, round, item, names, form }: { concept: Concept; round: Round; item: Item; names: Names; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const outcomes = outcomesFor(item);
  const said = [...new Set(item.voices.map((v) => v.verdict))];
  const first = item.outcome ?? (said.length === 1 ? outcomes.find((o) => o === said[0]) : undefined);
  return (
    <Page title={t('staff.conclude_n', { n: item.number })} crumbs={[{ label: t('list'), href: view.href(hrefs.list(slug)) }, { label: sourceText(round.title), href: view.href(hrefs.desk(slug, round.number)) }]} staff>
      <h2><Said value={item.title} /></h2>
      <Voices item={item} names={names} />
      <Form action={view.href(hrefs.item(slug, round.number, item.number))} state={form}>
        <RevisionField revision={String(item.version)} />
        <RadioGroup name="outcome" legend={t('outcome')} options={outcomes.map((o) => ({ value: o, label: t(`outcome.${o}`) }))} {...(first === undefined ? {} : { value: first })} />
        <LocalizedField name="reason" label={t('staff.reason')} hint={t('staff.reason_hint')} value={item.reason} long rows={4} maxLength={2_000} />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(hrefs.desk(slug, round.number, { field: item.fieldCode }))}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}
