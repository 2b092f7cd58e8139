import type { FormState } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, FieldGroup, Form, languageName, LocalizedField, More, NumberField, Page, RadioGroup, RevisionField, TextArea, useText, useView } from '../../../../ui/index.ts';
import { TRANSLATIONS } from '../../../../platform/web/wording.ts';
import type { Option, Poll, Room } from '../../queries.ts';
import { POLL_KINDS } from '../../rules.ts';
import { deskHref, NEW, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { linesIn } from '../schema.ts';

interface Props {
  readonly room: Room;
  /** Null for a new poll. */
  readonly poll: Poll | null;
  readonly state?: FormState | undefined;
}

/** One poll: its kind, question, options in every language, and its rules. */
export function PollPage({ room, poll, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = room;
  const number = poll?.number ?? NEW;
  const crumbs = [{ label: t('staff.rooms'), href: view.href(PATHS.desk) }, { label: sourceText(room.title), href: view.href(deskHref(slug)) }];
  if (poll !== null && poll.state !== 'prepared') return <Page staff title={sourceText(poll.question)} crumbs={crumbs}><Alert tone="info">{t('staff.poll_frozen')}</Alert></Page>;
  return (
    <Page staff title={t(poll === null ? 'staff.poll_new' : 'staff.poll_edit')} crumbs={crumbs}>
      <Form action={view.href(pathTo(PATHS.deskPoll, { slug, number }))} state={state} note labels={{ options: t('staff.options') }}>
        {poll !== null && <RevisionField revision={poll.revision} />}
        <RadioGroup name="kind" legend={t('staff.kind')} value={poll?.kind ?? 'single'} options={POLL_KINDS.map((value) => ({ value, label: t(`staff.kind.${value}`), hint: t(`staff.kind_hint.${value}`) }))} />
        <LocalizedField name="question" label={t('staff.question')} value={poll?.question} />
        <OptionLines options={poll?.options ?? []} />
        <Checkbox name="shownLive" label={t('staff.shown_live')} hint={t('staff.shown_live_hint')} checked={poll?.shownLive ?? false} optional />
        <FieldGroup legend={t('staff.rules')} hint={t('staff.rules_hint')}>
          <NumberField name="maxChoices" label={t('staff.max_choices')} hint={t('staff.max_choices_hint')} min={1} max={40} value={poll?.maxChoices ?? 3} />
          <NumberField name="dotsPerVoter" label={t('staff.dots_per_voter')} min={1} max={50} value={poll?.dotsPerVoter ?? 5} />
          <NumberField name="maxPerOption" label={t('staff.max_per_option')} min={1} max={50} value={poll?.maxPerOption ?? 3} />
          <NumberField name="scaleFrom" label={t('staff.scale_from')} min={0} max={1} value={poll?.scaleFrom ?? 1} />
          <NumberField name="scaleTo" label={t('staff.scale_to')} min={2} max={10} value={poll?.scaleTo ?? 5} />
          <LocalizedField name="low" label={t('staff.scale_low')} value={poll?.scaleLow} optional />
          <LocalizedField name="high" label={t('staff.scale_high')} value={poll?.scaleHigh} optional />
        </FieldGroup>
        <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
      </Form>
      {poll !== null && (
        <Form id="remove" action={view.href(pathTo(PATHS.deskPollRemove, { slug, number: poll.number }))}>
          <Actions><Button type="submit" kind="danger">{t('staff.poll_remove')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

/** Answers as lines: quicker than a form each, and a translation is a second column of the same lines. */
function OptionLines({ options }: { options: readonly Option[] }) {
  const t = useText(staffWords);
  const { locale } = useView();
  return (
    <div class="mt-flow">
      <TextArea name="options" label={t('staff.options')} hint={t('staff.options_hint')} value={linesIn(options, 'de')} rows={6} optional />
      <More summary={`${t('staff.options')}: ${t('staff.other_languages')}`}>
        <div class="mt-form">{TRANSLATIONS.map((lang) => <TextArea name={`options_${lang}`} label={`${t('staff.options')} (${languageName(locale, lang)})`} value={linesIn(options, lang)} lang={lang} rows={6} optional />)}</div>
      </More>
    </div>
  );
}
