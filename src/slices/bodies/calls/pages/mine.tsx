import { showCode } from '../../../../kernel/code.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, Code, DateText, DefinitionList, Form, More, Page, PlainText, PrintButton, QrCode, SavePicture, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import { Said } from '../../pages/parts.tsx';
import { callHref, mineHref, PATHS, pathTo } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Applicant, Application, Call, CallQuestion } from '../queries.ts';

export interface MinePageProps {
  readonly code: string;
  readonly call: Call;
  readonly application: Application;
  readonly applicant: Applicant | null;
  readonly questions: readonly CallQuestion[];
  readonly answers: ReadonlyMap<string, string>;
  readonly sent: boolean;
  readonly withdrawing?: FormState;
}

/** An application for whoever wrote it: where it stands, what is held, and the way out. */
export function MinePage(props: MinePageProps) {
  const t = useText(words);
  const view = useView();
  const { code, call, application, sent } = props;
  return (
    <Page title={t('mine.title')} eyebrow={<Said value={call.title} />} noindex>
      {sent && <Alert tone="success" role="status" title={t('mine.sent')}>{t('mine.sent_text')}</Alert>}
      <Standing {...props} />
      <section class="mt-flow">
        <h2>{t('mine.keep')}</h2>
        <p>{t('mine.keep_text')}</p>
        <Code>{showCode(code)}</Code>
        <SavePicture fileName={`${call.slug}-${application.number}`} title={inLanguage(call.title, view.locale).text} text={showCode(code)}><QrCode text={view.absolute(view.href(mineHref(code)))} label={t('mine.picture')} /></SavePicture>
        <Actions><PrintButton /></Actions>
        <p class="mt-small"><bdi dir="ltr">{view.absolute(view.href(PATHS.find))}</bdi></p>
      </section>
      <Facts {...props} />
      <Withdraw {...props} />
      <p><a href={view.href(callHref(call.slug))}>{t('mine.back')}</a></p>
    </Page>
  );
}

function Standing({ call, application }: MinePageProps) {
  const t = useText(words);
  const { state, reason } = application;
  if (state === 'accepted' || state === 'declined') return <Alert tone={state === 'accepted' ? 'success' : 'info'} title={t(`mine.${state}`)}><PlainText text={reason} /></Alert>;
  if (state === 'chosen') return <Alert tone="info" title={t('mine.chosen')}>{t('mine.chosen_text')}</Alert>;
  return <Alert tone="info" title={t('mine.received', { n: application.number })}>{t(call.state === 'round' ? 'mine.received_text' : 'mine.reading_text')}</Alert>;
}

function Facts({ application, applicant, questions, answers, code }: MinePageProps) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <section class="mt-flow">
      <h2>{t('mine.facts')}</h2>
      <DefinitionList
        items={[
          { term: t('mine.number'), value: String(application.number) },
          { term: t('mine.on'), value: <DateText value={application.receivedOn} /> },
          { term: t('apply.name'), value: applicant === null ? null : <bdi>{applicant.name}</bdi> },
          { term: t('apply.email'), value: applicant?.email == null ? null : <bdi dir="ltr">{applicant.email}</bdi> },
          { term: t('apply.phone'), value: applicant?.phone == null ? null : <bdi dir="ltr">{applicant.phone}</bdi> },
          { term: t('apply.needs'), value: applicant === null || applicant.needs === '' ? null : <PlainText text={applicant.needs} /> },
          ...questions.map((q) => ({ term: inLanguage(q.text, locale).text, value: answers.has(q.id) ? <PlainText text={answers.get(q.id) ?? ''} /> : null })),
        ]}
      />
      <p><a href={pathTo(PATHS.mineData, { code })}>{t('mine.data')}</a></p>
    </section>
  );
}

function Withdraw({ code, withdrawing = EMPTY_FORM }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t('withdraw.title')} open={withdrawing.problems.length > 0}>
      <p>{t('withdraw.text')} <a href={view.href(noticeHref('application'))}>{t('apply.privacy_link')}</a></p>
      <Form id="withdraw" action={view.href(pathTo(PATHS.mineWithdraw, { code }))} state={withdrawing} label={t('withdraw.title')}>
        <Checkbox name="sure" label={t('withdraw.sure')} />
        <Actions><Button kind="danger">{t('withdraw.button')}</Button></Actions>
      </Form>
    </More>
  );
}

/** After everything was deleted there is no page to come back to. */
export function WithdrawnPage() {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('withdrawn.title')} lead={t('withdrawn.text')} noindex>
      <p><a href={view.href(PATHS.calls)}>{t('calls.title')}</a></p>
    </Page>
  );
}
