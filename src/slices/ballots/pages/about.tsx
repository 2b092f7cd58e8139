import { inLanguage } from '../../../kernel/localized.ts';
import { Alert, DateText, DefinitionList, formatDateTime, LanguageNote, More, PlainText, StateBadge, useText, useView } from '../../../ui/index.ts';
import type { Ballot } from '../queries.ts';
import type { Phase } from '../rules.ts';
import { words } from '../words.ts';

/** The picture that a phase has everywhere. */
const BADGES: Record<Phase, string> = { draft: 'draft', planned: 'planned', open: 'open', ended: 'running', closed: 'closed', void: 'stopped' };

export function PhaseBadge({ phase }: { phase: Phase }) {
  const t = useText(words);
  return <StateBadge state={BADGES[phase]}>{t(`phase.${phase}`)}</StateBadge>;
}

/** What this ballot can do: advise, unless a body has declared its weighting. Stands on every page of a ballot. */
export function Advisory({ ballot }: { ballot: Ballot }) {
  const { locale } = useView();
  const t = useText(words);
  if (ballot.weightingBody === null) return <Alert title={t('advisory_title')}>{t('advisory')}</Alert>;
  return <Alert title={t('weighting_title')}>{t('weighting', { body: inLanguage(ballot.weightingBody, locale).text })}</Alert>;
}

export function Explanation({ ballot }: { ballot: Ballot }) {
  const { locale } = useView();
  if (ballot.explanation === null) return null;
  const reading = inLanguage(ballot.explanation, locale);
  return (
    <LanguageNote lang={reading.lang} source={ballot.explanation.source} stale={reading.stale} machine={reading.machine}>
      <PlainText text={reading.text} />
    </LanguageNote>
  );
}

/** The rules of this ballot in plain words. */
export function Rules({ ballot }: { ballot: Ballot }) {
  const t = useText(words);
  return (
    <DefinitionList
      items={[
        { term: t('rule_dots'), value: [t('dots_each', { n: ballot.dotsPerVoter }), allowanceText(ballot, t)] },
        { term: t('rule_who'), value: t(`electorate.${ballot.electorate}`) },
        { term: t('rule_result'), value: ballot.top === null ? t('result_order') : t('result_top', { n: ballot.top }) },
        { term: t('rule_time'), value: <Times ballot={ballot} /> },
        { term: t('rule_live'), value: ballot.live ? t('live_declared') : null },
      ]}
    />
  );
}

function allowanceText(ballot: Ballot, t: ReturnType<typeof words>): string {
  if (ballot.maxPerOption === 1) return t('spread_only');
  return ballot.maxPerOption === ballot.dotsPerVoter ? t('pile_up') : t('max_each', { n: ballot.maxPerOption });
}

function Times({ ballot }: { ballot: Ballot }) {
  const { locale } = useView();
  const t = useText(words);
  if (ballot.closedAt !== null) return <>{t('time_closed')} <DateText value={ballot.closedAt} /></>;
  if (ballot.phase === 'planned' && ballot.opensAt !== null) return <>{t('time_opens', { time: formatDateTime(locale, ballot.opensAt) })}</>;
  return <>{ballot.closesAt === null ? t('time_by_hand') : t('time_until', { time: formatDateTime(locale, ballot.closesAt) })}</>;
}

/** What is promised about secrecy, and what is not. */
export function Secrecy({ ballot }: { ballot: Ballot }) {
  const t = useText(words);
  if (ballot.electorate === 'room') return null;
  return (
    <More summary={t('secrecy_title')}>
      <p>{t('secrecy_sealed')}</p>
      {ballot.electorate === 'codes' && <p>{t('secrecy_codes')}</p>}
      <p>{t('secrecy_closing')}</p>
      <p>{t('secrecy_limits')}</p>
    </More>
  );
}
