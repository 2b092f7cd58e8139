import { showCode } from '../../../../kernel/code.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, Code, DateField, FieldGroup, Form, HiddenField, More, Page, PrintButton, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Process, Topic } from '../../processes/queries.ts';
import { ScanField } from '../../enclosed/pages/fields.tsx';
import type { Waiting } from '../../enclosed/queries.ts';
import { Slip } from '../../receipts/pages/slip.tsx';
import { PATHS, pathTo } from '../../urls.ts';
import type { Trace } from '../rules.ts';
import { MAX_TEXT, TYPED_CHANNELS } from '../schema.ts';
import { words } from '../words.ts';
import { LanguageField, PlaceField, TopicField, type Place } from './fields.tsx';
import { Checks } from './submit.tsx';

/** A receipt of this series; lives in the page alone, from one form to the next. */
export interface Made {
  readonly number: number;
  readonly code: string;
}

export interface CardsProps {
  readonly process: Process;
  readonly topics: readonly Topic[];
  readonly places: readonly Place[];
  readonly token: string;
  readonly series: readonly Made[];
  /** What the next card starts with: channel, day and language of the last one. */
  readonly next: { readonly channel: string; readonly receivedOn: string; readonly language: string };
  readonly form: FormState;
  readonly traces: readonly Trace[];
  /** The photo of a card that was asked something first. */
  readonly waiting: readonly Waiting[];
}

const Series = ({ series }: { series: readonly Made[] }) => <>{series.map((m) => <input type="hidden" name="slip" value={`${m.number}:${m.code}`} />)}</>;

/** Card after card: what is the same for a series stays, the text field has the focus. */
export function CardsPage({ process, topics, places, token, series, next, form, traces, waiting }: CardsProps) {
  const t = useText(words);
  const view = useView();
  const at = { slug: process.slug };
  const last = series.at(-1);
  return (
    <Page title={t('staff.cards.title')} staff lead={t('staff.cards.lead')} crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, at)) }]}>
      <p role="status"><strong>{t('staff.cards.counter', { n: series.length })}</strong></p>
      {last !== undefined && <div class="mt-flow"><p>{t('staff.cards.last', { n: last.number })}</p><Code>{showCode(last.code)}</Code></div>}
      <Form action={view.href(pathTo(PATHS.deskCards, at))} state={form} multipart autocomplete="off">
        <HiddenField name="token" value={token} />
        <Series series={series} />
        <FieldGroup legend={t('staff.cards.series')}>
          <SelectField name="channel" label={t('staff.cards.channel')} options={TYPED_CHANNELS.map((c) => ({ value: c, label: t(`channel.${c}`) }))} value={next.channel} placeholder={false} width="medium" />
          <DateField name="receivedOn" label={t('staff.cards.received')} value={next.receivedOn} />
          <LanguageField value={next.language} staff />
        </FieldGroup>
        <TextArea name="text" label={t('staff.cards.text')} hint={t('staff.cards.text_hint')} rows={6} maxLength={MAX_TEXT} autofocus={form.problems.length === 0} />
        <Checks form={form} traces={traces} />
        <TopicField topics={topics} />
        <PlaceField places={places} />
        <ScanField form={form} waiting={waiting} />
        <Actions><Button icon="plus">{t('staff.cards.save')}</Button></Actions>
        <More summary={t('staff.cards.contact')} open={form.problems.some((p) => ['email', 'name', 'answer'].includes(p.field ?? ''))}>
          <Checkbox name="helped" label={t('staff.cards.helped')} optional />
          <Checkbox name="answer" label={t('staff.cards.contact')} optional />
          <TextField name="email" label={t('submit.email')} type="email" autocomplete="off" width="medium" optional />
          <TextField name="name" label={t('submit.name')} autocomplete="off" width="medium" optional />
        </More>
      </Form>
      {series.length > 0 && (
        <Form id="slips" action={view.href(pathTo(PATHS.deskSlips, at))}>
          <Series series={series} />
          <p>{t('staff.cards.print_hint')}</p>
          <Actions><Button kind="secondary">{t('staff.cards.print', { n: series.length })}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

/** The receipts of a series to cut apart. */
export function SlipsPage({ process, series }: { process: Process; series: readonly Made[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.cards.slips')} staff crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug: process.slug })) }]}>
      <PrintButton />
      <ul class="mt-slips" role="list">{series.map((m) => <li><Slip process={process} number={m.number} code={m.code} bare /></li>)}</ul>
      <Form action={view.href(pathTo(PATHS.deskCards, { slug: process.slug }))}><Series series={series} /><Button kind="secondary" name="resume" value="1">{t('staff.cards.back')}</Button></Form>
    </Page>
  );
}
