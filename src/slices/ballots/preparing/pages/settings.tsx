import { dayOf } from '../../../../kernel/dates.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, DateField, FieldGroup, Form, formatTime, More, NumberField, Page, RadioGroup, RevisionField, TextField, TimeField, useText, useView } from '../../../../ui/index.ts';
import type { Ballot } from '../../queries.ts';
import { ELECTORATES } from '../../rules.ts';
import { deskHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { TextFields } from './text-fields.tsx';

interface Props {
  /** Null for a new ballot. */
  readonly ballot: Ballot | null;
  readonly state?: FormState;
}

/** Everything about a ballot but its options. */
export function SettingsPage({ ballot, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const crumbs = [{ label: t('staff.ballots'), href: view.href(PATHS.desk) }, ...(ballot === null ? [] : [{ label: sourceText(ballot.title), href: view.href(deskHref(ballot.slug)) }])];
  const stale = state?.problems.some((p) => p.code === 'stale') === true;
  return (
    <Page staff title={ballot === null ? t('staff.new') : t('staff.edit')} crumbs={crumbs}>
      {stale && ballot !== null && <Alert tone="warning" title={t('staff.stale_now')}>{`${sourceText(ballot.title)} · ${t('staff.dots_fact', { dots: ballot.dotsPerVoter, max: ballot.maxPerOption })}`}</Alert>}
      <Form action={view.href(ballot === null ? PATHS.deskNew : pathTo(PATHS.deskEdit, { slug: ballot.slug }))} state={state} labels={{ opensDay: t('staff.opens'), opensTime: t('staff.opens'), closesDay: t('staff.closes'), closesTime: t('staff.closes') }} note>
        {ballot !== null && <RevisionField revision={ballot.revision} />}
        <TextFields name="title" label={t('staff.title')} value={ballot?.title ?? null} others={t('staff.other_languages')} />
        <TextFields name="explanation" label={t('staff.explanation')} hint={t('staff.explanation_hint')} value={ballot?.explanation ?? null} others={t('staff.other_languages')} long optional />
        <FieldGroup legend={t('staff.dots')} hint={t('staff.dots_hint')}>
          <NumberField name="dotsPerVoter" label={t('staff.dots_per_voter')} min={1} max={50} value={ballot?.dotsPerVoter ?? 5} />
          <NumberField name="maxPerOption" label={t('staff.max_per_option')} min={1} max={50} value={ballot?.maxPerOption ?? 5} />
          <NumberField name="top" label={t('staff.top')} min={1} max={60} value={ballot === null ? '' : (ballot.top ?? '')} optional />
        </FieldGroup>
        <RadioGroup name="electorate" legend={t('staff.electorate')} value={ballot?.electorate ?? 'codes'} options={ELECTORATES.map((value) => ({ value, label: t(`staff.electorate.${value}`), hint: t(`staff.electorate_hint.${value}`) }))} />
        <Checkbox name="offline" label={t('staff.offline')} hint={t('staff.offline_hint')} checked={ballot?.offline ?? false} optional />
        <Checkbox name="live" label={t('staff.live')} hint={t('staff.live_hint')} checked={ballot?.live ?? false} optional />
        <Times ballot={ballot} />
        <TextField name="weightingBody" label={t('staff.weighting')} hint={t('staff.weighting_hint')} value={ballot?.weightingBody == null ? '' : sourceText(ballot.weightingBody)} optional />
        <More summary={t('staff.more')}>
          <div class="mt-form">
            <TextField name="slug" label={t('staff.slug')} hint={t('staff.slug_hint')} value={ballot?.slug ?? ''} code optional />
            <NumberField name="listsFrom" label={t('staff.lists_from')} hint={t('staff.lists_from_hint')} min={5} max={10_000} value={ballot?.listsFrom ?? 50} />
            <TextField name="source" label={t('staff.source')} value={ballot?.source ?? ''} optional />
          </div>
        </More>
        <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}

function Times({ ballot }: { ballot: Ballot | null }) {
  const t = useText(staffWords);
  const day = (at: Date | null | undefined): string => (at == null ? '' : dayOf(at));
  const time = (at: Date | null | undefined): string => (at == null ? '' : formatTime('de', at));
  return (
    <>
      <FieldGroup legend={t('staff.opens')} hint={t('staff.opens_hint')}>
        <DateField name="opensDay" label={t('staff.day')} value={day(ballot?.opensAt)} optional />
        <TimeField name="opensTime" label={t('staff.time')} value={time(ballot?.opensAt)} optional />
      </FieldGroup>
      <FieldGroup legend={t('staff.closes')} hint={t('staff.closes_hint')}>
        <DateField name="closesDay" label={t('staff.day')} value={day(ballot?.closesAt)} optional />
        <TimeField name="closesTime" label={t('staff.time')} value={time(ballot?.closesAt)} optional />
      </FieldGroup>
    </>
  );
}
