import { inLanguage } from '../../../../kernel/localized.ts';
import { Alert, BarChart, Button, DateText, DefinitionList, formatNumber, formatPercent, More, RecordList, SourceNote, Table, useText, useView, Actions, type Definition } from '../../../../ui/index.ts';
import type { Ballot } from '../../queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { BallotResult, RecountRecord } from '../queries.ts';
import { doubtsAbout, LIST_NAMES, sumOf, tally, tiedAtCut, type Channel, type Doubt } from '../rules.ts';
import { ReceiptSearch } from './receipt-search.tsx';

interface Props {
  readonly ballot: Ballot;
  readonly result: BallotResult;
}

/** Order, cut, turnout, channels, and how to count again. */
export function ResultSection({ ballot, result, recounts }: Props & { recounts: readonly RecountRecord[] }) {
  const t = useText(words);
  return (
    <>
      <h2>{t('result_title')}</h2>
      {result.damaged > 0 && <Alert tone="danger" title={t('damaged_title')}>{t('damaged_text', { n: result.damaged })}</Alert>}
      <Chart ballot={ballot} result={result} />
      <Ties ballot={ballot} result={result} />
      <h2>{t('turnout_title')}</h2>
      <Turnout ballot={ballot} result={result} />
      {result.channels.length > 1 && <Channels ballot={ballot} channels={result.channels} />}
      <Doubts ballot={ballot} result={result} />
      <h2>{t('verify_title')}</h2>
      <Verify ballot={ballot} result={result} recounts={recounts} />
      {ballot.source !== null && <SourceNote source={ballot.source} />}
    </>
  );
}

function Chart({ ballot, result }: Props) {
  const view = useView();
  const t = useText(words);
  const bars = result.standings.map(({ option, dots, place }) => {
    const entry = ballot.options[option];
    const title = entry === undefined ? { text: '', lang: view.locale } : inLanguage(entry.title, view.locale);
    return { number: entry?.number, label: title.text, lang: title.lang, value: dots, selected: place === 'in', tied: place === 'tied', ...(entry?.href == null ? {} : { href: view.href(entry.href) }) };
  });
  const inside = result.standings.filter((s) => s.place === 'in').length;
  const next = result.standings[inside];
  const cut = result.cut === null || inside === 0 ? {} : { cutAfter: inside, cutLabel: next?.place === 'tied' ? t('cut_tied') : t(result.decision === null ? 'cut_at' : 'cut_decided', { n: inside, dots: result.standings[inside - 1]?.dots ?? 0 }) };
  return <BarChart caption={t('chart_caption', { n: result.total })} unit={t('dots')} valueText={(n) => t('dots_n', { n })} bars={bars} {...cut} />;
}

/** Equal dots at the cut are never split silently: until people have decided, they are called a tie. */
function Ties({ ballot, result }: Props) {
  const t = useText(words);
  const { tied, places } = ballot.top === null ? { tied: [], places: 0 } : tiedAtCut(result.dots, ballot.top);
  if (tied.length === 0) return null;
  const numbers = tied.map((i) => ballot.options[i]?.number ?? 0).join(', ');
  const { decision } = result;
  if (decision === null) return <Alert tone="warning" title={t('tie_title')}>{t('tie_text', { numbers, n: places })}</Alert>;
  return (
    <Alert title={t('tie_decided_title')}>
      <p>{t('tie_decided', { numbers, chosen: decision.chosen.join(', '), body: decision.body })} <DateText value={decision.decidedOn} /></p>
      <p>{t('tie_reason', { reason: decision.reason })}</p>
    </Alert>
  );
}

function Turnout({ ballot, result }: Props) {
  const { locale } = useView();
  const t = useText(words);
  const { codes } = result;
  const n = (value: number): string => formatNumber(locale, value);
  const share = codes === null || codes.issued === 0 ? '' : formatPercent(locale, result.ballots / codes.issued);
  const items: Definition[] = [
    { term: t('turnout_people'), value: result.voters === null ? t('turnout_at_least', { n: result.atLeast }) : n(result.voters) },
    { term: t('turnout_codes'), value: codes === null ? null : [t('turnout_of', { n: result.ballots, all: codes.issued, share }), ...(codes.revoked > 0 ? [t('turnout_revoked', { n: codes.revoked })] : [])] },
    { term: t('turnout_dots'), value: n(result.total) },
    { term: t('turnout_unused'), value: result.unused === null ? unusedAtLeast(ballot, result, t) : t('unused_of', { n: result.unused, all: result.total + result.unused }) },
  ];
  return <DefinitionList items={items} />;
}

/** When nobody counted the people, the numbers themselves may say that dots were left. */
function unusedAtLeast(ballot: Ballot, result: BallotResult, t: ReturnType<typeof words>): string {
  const least = result.atLeast * ballot.dotsPerVoter - result.total;
  return least > 0 ? t('unused_at_least', { n: least, voters: result.atLeast }) : t('unknown');
}

function Channels({ ballot, channels }: { ballot: Ballot; channels: readonly Channel[] }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <Table
      caption={t('channels_caption')}
      rows={channels}
      columns={[
        { label: t('channel'), rowHeader: true, cell: (c) => t(`channel.${c.kind}`, { n: c.count }) },
        { label: t('channel_people'), type: 'number', cell: (c) => c.persons ?? t('unknown') },
        { label: t('channel_out'), type: 'number', cell: (c) => (c.persons === null ? t('unknown') : c.persons * ballot.dotsPerVoter) },
        { label: t('channel_used'), type: 'number', cell: (c) => sumOf(c.dots) },
        { label: t('channel_unused'), type: 'number', cell: (c) => (c.persons === null ? t('unknown') : formatNumber(locale, c.persons * ballot.dotsPerVoter - sumOf(c.dots))) },
      ]}
    />
  );
}

/** What cannot be true, or is certain, about dots that were counted without ballots: board by board, so that no other board makes up for it. */
function Doubts({ ballot, result }: Props) {
  const t = useText(words);
  const { boards } = result;
  const impossible = boards.map((board) => (board.persons === null ? [] : doubtsAbout(board.dots, board.persons, ballot)));
  // Boards of very few people are shown together with other channels, so their dots are not said here either.
  if (!result.channels.some((c) => c.kind === 'board')) return impossible.some((doubts) => doubts.length > 0) ? <Alert tone="warning" title={t('doubt_title')}>{t('doubt_few')}</Alert> : null;
  const uncounted = boards.filter((board) => board.persons === null).map((board) => board.dots);
  const unused = uncounted.length === 0 ? [] : doubtsAbout(tally(uncounted, ballot.options.length), null, ballot);
  return (
    <>
      {impossible.map((doubts, i) => doubts.length > 0 && (
        <Alert tone="warning" title={boards.length === 1 ? t('doubt_title') : t('doubt_title_board', { n: i + 1 })}>
          {doubts.map((doubt) => <p><Impossible ballot={ballot} doubt={doubt} /></p>)}
        </Alert>
      ))}
      {unused.map((doubt) => doubt.kind === 'not_all_used' && <Alert title={t('doubt_unused_title')}>{t('doubt_unused', { total: sumOf(uncounted.flat()), n: doubt.unused, voters: doubt.voters, each: ballot.dotsPerVoter })}</Alert>)}
    </>
  );
}

function Impossible({ ballot, doubt }: { ballot: Ballot; doubt: Doubt }) {
  const t = useText(words);
  if (doubt.kind === 'too_many_dots') return <>{t('doubt_dots', { dots: doubt.dots, possible: doubt.possible })}</>;
  if (doubt.kind === 'too_many_on_option') return <>{t('doubt_option', { number: ballot.options[doubt.option]?.number ?? 0, dots: doubt.dots, possible: doubt.possible })}</>;
  return null;
}

function Verify({ ballot, result, recounts }: Props & { recounts: readonly RecountRecord[] }) {
  const view = useView();
  const t = useText(words);
  const digests = result.listDigests;
  const lists = LIST_NAMES.filter((list) => result.ballots > 0 || list === 'boards' || list === 'totals');
  return (
    <>
      <p>{digests === null ? t('verify_small', { n: ballot.listsFrom }) : result.ballots === 0 ? t('verify_boards') : t('verify_lists')}</p>
      {digests !== null && (
        <RecordList>
          {lists.map((list) => <a href={pathTo(PATHS.lists, { slug: ballot.slug, list: `${list}.csv` })}>{t(`list.${list}`)}</a>)}
        </RecordList>
      )}
      <Actions><Button kind="secondary" href={view.href(pathTo(PATHS.recount, { slug: ballot.slug }))}>{t('verify_how')}</Button></Actions>
      <More summary={t('digest_title')}>
        <p>{t('digest_text')}</p>
        <p class="mt-digest" dir="ltr">{result.digest}</p>
      </More>
      {recounts.length > 0 && (
        <RecordList>
          {recounts.map((r) => <p>{t(r.agrees ? 'recounted_agrees' : 'recounted_differs', { one: r.witnessOne, two: r.witnessTwo })} <DateText value={r.on} /></p>)}
        </RecordList>
      )}
      {ballot.electorate !== 'room' && <ReceiptSearch ballot={ballot} />}
    </>
  );
}
