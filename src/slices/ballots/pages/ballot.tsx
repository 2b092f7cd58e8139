import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../kernel/problem.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { Alert, BarChart, Button, formatDateTime, Island, Page, RecordList, useText, useView } from '../../../ui/index.ts';
import { CastingForm } from '../casting/pages/form.tsx';
import { NotHere } from '../casting/pages/not-here.tsx';
import type { Ballot } from '../queries.ts';
import { ResultSection } from '../results/pages/result.tsx';
import type { BallotResult, LiveTotals, RecountRecord } from '../results/queries.ts';
import { deskHref, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { Advisory, Explanation, PhaseBadge, Rules, Secrecy } from './about.tsx';
import { Pictogram } from './pictogram.tsx';

export interface BallotPageProps {
  readonly ballot: Ballot;
  readonly result: BallotResult | null;
  readonly live: LiveTotals | null;
  readonly recounts?: readonly RecountRecord[];
  /** The process that answers can take ballots. */
  readonly takesBallots: boolean;
  readonly state?: FormState;
  /** From a QR slip. */
  readonly code?: string;
  readonly device?: string | null;
  /** Offers the way to the workspace. */
  readonly staff: boolean;
  /** Where it comes from and what came of it. */
  readonly thread?: ComponentChildren;
}

/** A ballot at its address, in whatever phase it is. */
export function BallotPage(props: BallotPageProps) {
  const { ballot, staff } = props;
  const view = useView();
  const t = useText(words);
  const title = inLanguage(ballot.title, view.locale);
  return (
    <Page title={title.text} heading={<bdi lang={title.lang}>{title.text}</bdi>} eyebrow={<>{t('eyebrow')} <PhaseBadge phase={ballot.phase} /></>} crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }]} noindex={props.code !== undefined}>
      <Advisory ballot={ballot} />
      <Explanation ballot={ballot} />
      <Phase {...props} />
      {props.thread}
      {staff && <p class="mt-no-print"><Button kind="tertiary" small icon="edit" href={view.href(deskHref(ballot.slug))}>{t('to_workspace')}</Button></p>}
    </Page>
  );
}

function Phase(props: BallotPageProps) {
  const { ballot, result, live, recounts = [] } = props;
  const { locale } = useView();
  const t = useText(words);
  switch (ballot.phase) {
    case 'open':
      return <OpenBallot {...props} />;
    case 'closed':
      return result === null ? null : <><ResultSection ballot={ballot} result={result} recounts={recounts} /><h2>{t('rules_title')}</h2><Rules ballot={ballot} /><Secrecy ballot={ballot} /></>;
    case 'void':
      return <Alert tone="danger" title={t('void_title')}>{t('void_text', { reason: ballot.voidReason ?? '' })}</Alert>;
    default:
      return (
        <>
          {ballot.phase === 'planned' && ballot.opensAt !== null && <Alert title={t('planned_title')}>{t('planned_text', { time: formatDateTime(locale, ballot.opensAt) })}</Alert>}
          {ballot.phase === 'ended' && <Alert title={t('ended_title')}>{t('ended_text')}</Alert>}
          {live !== null && <LiveChart ballot={ballot} live={live} />}
          <h2>{t('options_title')}</h2>
          <OptionList ballot={ballot} />
          <h2>{t('rules_title')}</h2>
          <Rules ballot={ballot} />
        </>
      );
  }
}

function OpenBallot({ ballot, live, takesBallots, state, code, device }: BallotPageProps) {
  const t = useText(words);
  const online = ballot.electorate !== 'room';
  return (
    <>
      <Rules ballot={ballot} />
      <h2>{online ? t('vote_title') : t('options_title')}</h2>
      {ballot.electorate === 'device' && <Alert tone="warning" title={t('device_title')}>{device === null ? `${t('device_text')} ${t('device_again')}` : t('device_text')}</Alert>}
      {!online ? <><p>{t('room_text')}</p><OptionList ballot={ballot} /></> : takesBallots ? <CastingForm ballot={ballot} state={state} code={code} device={device} /> : <NotHere />}
      {ballot.live && <LiveSection ballot={ballot} live={live} />}
      <Secrecy ballot={ballot} />
    </>
  );
}

function OptionList({ ballot }: { ballot: Ballot }) {
  const view = useView();
  return (
    <RecordList>
      {ballot.options.map((option) => {
        const title = inLanguage(option.title, view.locale);
        return (
          <div class="mt-option mt-option--plain">
            <span class="mt-option__picture"><span class="mt-option__number">{option.number}</span><Pictogram name={option.pictogram} /></span>
            <bdi class="mt-option__title" lang={title.lang}>{option.href === null ? title.text : <a href={view.href(option.href)}>{title.text}</a>}</bdi>
          </div>
        );
      })}
    </RecordList>
  );
}

function LiveSection({ ballot, live }: { ballot: Ballot; live: LiveTotals | null }) {
  const t = useText(words);
  return (
    <>
      <h2>{t('live_title')}</h2>
      <Island name="ballot-live">{live === null ? <p>{t('live_none')}</p> : <LiveChart ballot={ballot} live={live} />}</Island>
    </>
  );
}

function LiveChart({ ballot, live }: { ballot: Ballot; live: LiveTotals }) {
  const { locale } = useView();
  const t = useText(words);
  const bars = ballot.options.map((option, i) => ({ number: option.number, label: inLanguage(option.title, locale).text, lang: inLanguage(option.title, locale).lang, value: live.dots[i] ?? 0 }));
  return <BarChart caption={t('live_caption', { n: live.ballots })} unit={t('dots')} valueText={(n) => t('dots_n', { n })} bars={bars} />;
}
