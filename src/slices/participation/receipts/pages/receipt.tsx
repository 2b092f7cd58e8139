import { inLanguage } from '../../../../kernel/localized.ts';
import { dirOf } from '../../../../kernel/locale.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, Form, More, Page, PlainText, RecordList, RevisionField, StateBadge, TextArea, Timeline, useText, useView } from '../../../../ui/index.ts';
import type { ThreadNode } from '../../../thread/public.ts';
import { InventedNote, Said } from '../../pages/parts.tsx';
import { EnclosedMine } from '../../enclosed/pages/mine.tsx';
import type { Attachment, Group, Recording } from '../../enclosed/queries.ts';
import { SaidToYou } from '../../moderation/messages/pages/said.tsx';
import type { Message } from '../../moderation/messages/queries.ts';
import { ToldReason } from '../../moderation/reasons/pages/parts.tsx';
import { Referred } from '../../moderation/referrals/pages/public.tsx';
import type { Referral } from '../../moderation/referrals/queries.ts';
import { RoutedTo } from '../../moderation/routing/pages/told.tsx';
import type { Route } from '../../moderation/routing/queries.ts';
import type { Process, Topic } from '../../processes/queries.ts';
import { DecisionReason } from '../../recommendations/pages/decision.tsx';
import type { Recommendation } from '../../recommendations/queries.ts';
import { LanguageField, PlaceField, TopicField, type Place } from '../../submissions/pages/fields.tsx';
import { Checks } from '../../submissions/pages/submit.tsx';
import type { Submission } from '../../submissions/queries.ts';
import type { Trace } from '../../submissions/rules.ts';
import { MAX_TEXT } from '../../submissions/schema.ts';
import { PATHS, pathTo, processHref, submissionHref } from '../../urls.ts';
import { mayChange } from '../rules.ts';
import { words } from '../words.ts';
import { SimilarSaid, type SimilarProps } from './similar.tsx';

export interface ReceiptPageProps {
  readonly code: string;
  readonly process: Process;
  readonly submission: Submission;
  /** What it was merged into, if that is public. */
  readonly target: Submission | null;
  readonly recommendations: readonly Recommendation[];
  /** Public records that came of it, by date. */
  readonly later: readonly ThreadNode[];
  readonly route: Route | null;
  readonly receivedAt: Date;
  readonly referral: Referral | null;
  readonly messages: readonly Message[];
  readonly attachments: readonly Attachment[];
  readonly group: Group | null;
  readonly recording: Recording | null;
  readonly similar: SimilarProps['similar'];
  readonly topics: readonly Topic[];
  readonly places: readonly Place[];
  readonly hasContact: boolean;
  readonly done: 'corrected' | 'withdrawn' | 'forgotten' | null;
  readonly correction?: FormState;
  readonly withdrawal?: FormState;
  readonly traces?: readonly Trace[];
}

/** What became of one contribution, for whoever holds its receipt. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { process, submission: s, code, done } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('receipt.title', { n: s.number })} eyebrow={<Said value={process.title} />} crumbs={[{ label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }]} noindex>
      {done !== null && <Alert tone="success" role="status">{t(`done.${done}`)}</Alert>}
      <InventedNote process={process} />
      <State {...props} />
      {props.route !== null && <RoutedTo route={props.route} receivedAt={props.receivedAt} />}
      <SaidToYou code={code} messages={props.messages} />
      {props.referral !== null && <Referred referral={props.referral} author />}
      {s.text !== '' && <section class="mt-flow"><h2>{t('receipt.text')}</h2><div class="mt-flow" lang={s.language} dir={dirOf(s.language)}><PlainText text={s.text} /></div>{s.redacted && <p class="mt-small">{t('receipt.redacted')}</p>}</section>}
      <EnclosedMine {...props} mayChange={mayChange(s)} />
      <Later {...props} />
      <SimilarSaid text={s.text} similar={props.similar} />
      {s.state !== 'withdrawn' && <p><a href={view.href(pathTo(PATHS.receiptSlip, { receipt: code }))}>{t('receipt.slip')}</a></p>}
      {mayChange(s) && <Change {...props} />}
      {props.hasContact && <Contact code={code} />}
    </Page>
  );
}

function State({ submission: s, target, recommendations, messages }: ReceiptPageProps) {
  const t = useText(words);
  const view = useView();
  const state = s.consideredOn !== null && s.state === 'published' ? 'considered' : s.state;
  if (state === 'routed') return null;
  return (
    <section class="mt-flow">
      <p><StateBadge state={state}>{t(`state.${state}`)}</StateBadge></p>
      <p>{t(`receipt.${state}`)}</p>
      {s.state === 'withheld' && <Alert tone="warning" title={t('receipt.reason')}><ToldReason reason={s.withheldReason ?? ''} noted={messages.length === 0} /></Alert>}
      {s.state === 'published' && <p><a href={view.href(submissionHref(s.processSlug, s.number))}>{t('receipt.public')}</a></p>}
      {target !== null && <p>{t('receipt.merged')} <a href={view.href(submissionHref(target.processSlug, target.number))}>{t('receipt.number', { n: target.number })}</a></p>}
      {recommendations.length > 0 && (
        <>
          <h2>{t('receipt.led_to')}</h2>
          <RecordList>{recommendations.map((r) => (
            <>
              <p><a href={view.href(r.href)}>{t('receipt.recommendation', { n: r.number })}{' '}<Said value={r.title} /></a>{' '}<StateBadge state={r.state}>{t(`recommendation.${r.state}`)}</StateBadge></p>
              {r.decision !== null && <DecisionReason decision={r.decision} />}
            </>
          ))}</RecordList>
        </>
      )}
    </section>
  );
}

function Later({ later }: ReceiptPageProps) {
  const t = useText(words);
  const view = useView();
  if (later.length === 0) return null;
  const items = later.map((node) => { const { text, lang } = inLanguage(node.title, view.locale); return { date: node.date, kind: t(`kind.${node.kind}`), title: text, href: view.href(node.href), ...(lang === view.locale ? {} : { lang }) }; });
  return <section class="mt-flow"><h2>{t('receipt.later')}</h2><Timeline items={items} label={t('receipt.later')} /></section>;
}

function Change({ code, submission: s, topics, places, correction = EMPTY_FORM, withdrawal = EMPTY_FORM, traces = [] }: ReceiptPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('change.title')}</h2>
      <p>{t('change.until')}</p>
      <More summary={t('change.correct')} open={correction.problems.length > 0}>
        <p>{t(s.state === 'published' ? 'change.again' : 'change.hint')}</p>
        <Form id="correct" action={view.href(pathTo(PATHS.receiptCorrect, { receipt: code }))} state={correction} autocomplete="off">
          <RevisionField revision={s.version} />
          <TextArea name="text" label={t('change.text')} value={s.text} rows={8} maxLength={MAX_TEXT} lang={s.language} />
          <Checks form={correction} traces={traces} />
          <TopicField topics={topics} value={s.topicId} />
          <PlaceField places={places} value={s.municipality} />
          <LanguageField value={s.language} />
          <Actions><Button>{t('change.save')}</Button></Actions>
        </Form>
      </More>
      <More summary={t('change.withdraw')} open={withdrawal.problems.length > 0}>
        <p>{t('change.withdraw_text')}</p>
        <Form id="withdraw" action={view.href(pathTo(PATHS.receiptWithdraw, { receipt: code }))} state={withdrawal}>
          <RevisionField revision={s.version} />
          <Checkbox name="sure" label={t('change.withdraw_sure')} />
          <Actions><Button kind="danger">{t('change.withdraw')}</Button></Actions>
        </Form>
      </More>
    </section>
  );
}

function Contact({ code }: { code: string }) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('contact.title')}</h2>
      <p>{t('contact.text')}</p>
      <Form id="contact" action={view.href(pathTo(PATHS.receiptContact, { receipt: code }))}><Actions><Button kind="secondary">{t('contact.forget')}</Button></Actions></Form>
    </section>
  );
}
