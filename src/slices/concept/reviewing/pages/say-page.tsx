import type { ComponentChildren } from 'preact';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, FieldGroup, Form, formatDate, HiddenField, Page, PlainText, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { Said } from '../../pages/parts.tsx';
import { PROPOSAL_ROWS, VERDICTS, type Item, type Round, type Speaker, type Voice } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

interface RowsProps {
  readonly items: readonly Item[];
  readonly fields: readonly ContentField[];
  readonly speaker: Speaker | null;
}

const sameSpeaker = (v: Voice, s: Speaker | null): boolean => s !== null && v.origin === s.origin && v.departmentId === s.departmentId && v.name === s.name;

/** A measure a block: what should become of it, and why; below, what is missing altogether. */
function Rows({ items, fields, speaker }: RowsProps) {
  const view = useView();
  const t = useText(words);
  return (
    <>
      {items.map((item, i) => {
        const before = item.voices.find((v) => sameSpeaker(v, speaker));
        const said = inLanguage(item.title, view.locale);
        return (
          <FieldGroup legend={said.text}>
            <HiddenField name={`m${i + 1}_item`} value={item.id} />
            <SelectField name={`m${i + 1}_verdict`} label={t('staff.verdict')} options={VERDICTS.map((v) => ({ value: v, label: t(`verdict.${v}`) }))} value={before?.verdict ?? ''} placeholder={t('staff.nothing_said')} optional />
            <TextArea name={`m${i + 1}_reason`} label={t('staff.why')} rows={2} maxLength={2_000} value={before?.reason ?? ''} optional lang="de" />
          </FieldGroup>
        );
      })}
      <h2>{t('staff.proposals')}</h2>
      <p>{t('staff.proposals_hint')}</p>
      {Array.from({ length: PROPOSAL_ROWS }, (_, i) => `new${i + 1}`).map((name, i) => (
        <FieldGroup legend={t('staff.proposal_n', { n: i + 1 })}>
          <TextField name={`${name}_title`} label={t('staff.proposal')} optional />
          <SelectField name={`${name}_field`} label={t('field')} options={fields.map((f) => ({ value: f.code, label: inLanguage(f.title, view.locale).text }))} optional />
          <TextArea name={`${name}_reason`} label={t('staff.why')} rows={2} maxLength={2_000} optional lang="de" />
        </FieldGroup>
      ))}
    </>
  );
}

interface SayPageProps extends RowsProps {
  readonly concept: Concept;
  readonly round: Round;
  /** Whom the reader may speak for; the first is chosen unless another is. */
  readonly speakers: readonly { readonly value: string; readonly label: string; readonly group?: string }[];
  readonly as: string;
  readonly field: string;
  readonly office: boolean;
  readonly saved: boolean;
  readonly form: FormState;
}

/** For those who are signed in: a field of the concept at a time. */
export function SayPage({ concept, round, speakers, as, field, items, fields, speaker, office, saved, form }: SayPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={t('staff.say_title')} lead={t('staff.say_lead')} crumbs={[{ label: sourceText(concept.title), href: view.href(hrefs.list(slug)) }, ...(office ? [{ label: sourceText(round.title), href: view.href(hrefs.desk(slug, round.number)) }] : [])]} staff>
      {saved && <Alert tone="success" role="status" title={t('staff.thanks')}>{t('staff.thanks_text')}</Alert>}
      {round.note !== null && <PlainText text={sourceText(round.note)} lang="de" />}
      <Form id="who" method="get" action={view.href(hrefs.say(slug, round.number))}>
        <SelectField name="as" label={t('staff.as')} options={speakers.map(({ value, label }) => ({ value, label }))} value={as} placeholder={false} />
        <SelectField name="field" label={t('field')} options={fields.map((f) => ({ value: f.code, label: inLanguage(f.title, view.locale).text }))} value={field} placeholder={false} />
        <Actions><Button kind="secondary">{t('staff.choose')}</Button></Actions>
      </Form>
      <Form id="said" action={view.href(hrefs.say(slug, round.number, { as, field }))} state={form}>
        <p>{t('staff.names_nobody')}</p>
        {as === 'forum' && <TextField name="name" label={t('staff.forum_name')} hint={t('staff.forum_hint')} />}
        {office && as !== 'office' && <TextField name="source" label={t('staff.source')} hint={t('staff.source_hint')} optional />}
        <Rows items={items} fields={fields} speaker={speaker} />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(office ? hrefs.desk(slug, round.number) : hrefs.list(slug))}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}

interface LinkPageProps extends RowsProps {
  readonly round: Round;
  readonly concept: Pick<Concept, 'title'>;
  readonly unit: ComponentChildren;
  readonly action: string;
  readonly form: FormState;
  readonly saved: boolean;
}

/** From the mail, without signing in: the measures that the department leads. */
export function LinkPage({ round, concept, unit, items, fields, speaker, action, form, saved }: LinkPageProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.say_title')} lead={t('staff.say_lead')} noindex>
      {saved && <Alert tone="success" role="status" title={t('staff.thanks')}>{t('staff.thanks_text')}</Alert>}
      <p><Said value={concept.title} /> · {unit}</p>
      {round.note !== null && <PlainText text={sourceText(round.note)} lang="de" />}
      <Form action={view.href(action)} state={form}>
        <p>{t('staff.names_nobody')}</p>
        {items.length === 0 && <p>{t('staff.leads_none')}</p>}
        <Rows items={items} fields={fields} speaker={speaker} />
        <p class="mt-muted">{t('staff.link_until', { date: formatDate(view.locale, round.closesOn, 'long') })}</p>
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** Where a link leads nowhere any more. */
export function GonePage({ kind }: { kind: 'unknown' | 'over' }) {
  const t = useText(words);
  return <Page title={t(`staff.${kind}_title`)} lead={t(`staff.${kind}_text`)} noindex>{null}</Page>;
}
