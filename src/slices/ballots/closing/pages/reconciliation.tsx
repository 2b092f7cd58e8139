import { Alert, Badge, Table, useText, useView } from '../../../../ui/index.ts';
import type { CodeCounts } from '../../codes/queries.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Ballot } from '../../queries.ts';
import type { BallotResult, Board, Pile } from '../../results/queries.ts';
import { doubtsAbout, reconcile, sumOf, type Doubt } from '../../results/rules.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

export interface ReconciliationProps {
  readonly ballot: Ballot;
  /** Null until closing: then numbers of slips and papers alone are shown, no dots. */
  readonly result: BallotResult | null;
  readonly boards: readonly Board[];
  readonly piles: readonly Pile[];
  readonly codes: CodeCounts;
}

/** One table over all channels: handed out, used, unused, and what cannot be true. */
export function ReconciliationPage({ ballot, result, boards, piles, codes }: ReconciliationProps) {
  const t = useText(staffWords);
  const issued = result?.codes ?? codes;
  const papers = sumOf(piles.filter((p) => p.counted !== false).map((p) => p.entered));
  return (
    <DeskFrame ballot={ballot} tab="reconciliation" title={t('staff.tab.reconciliation')}>
      {result === null && <Alert title={t('staff.sealed_title')}>{t('staff.sealed_text')}</Alert>}
      {ballot.electorate === 'codes' && <CodesTable issued={issued} ballots={result?.ballots ?? null} papers={papers} />}
      {ballot.electorate === 'codes' && ballot.offline && papers !== issued.stubs && <Alert tone="warning" title={t('staff.paper_differs')}>{t('staff.paper_differs_text', { stubs: issued.stubs, papers })}</Alert>}
      {result !== null && <Channels ballot={ballot} result={result} />}
      {boards.length > 0 && <Boards ballot={ballot} boards={boards} />}
    </DeskFrame>
  );
}

function CodesTable({ issued, ballots, papers }: { issued: CodeCounts; ballots: number | null; papers: number }) {
  const t = useText(staffWords);
  const rows = [
    { label: t('staff.rec_issued'), n: issued.issued },
    { label: t('staff.rec_revoked'), n: issued.revoked },
    { label: t('staff.rec_stubs'), n: issued.stubs },
    { label: t('staff.rec_papers'), n: papers },
    ...(ballots === null ? [] : [{ label: t('staff.rec_ballots'), n: ballots }]),
  ];
  return <Table caption={t('staff.rec_codes')} rows={rows} columns={[{ label: t('staff.rec_what'), rowHeader: true, cell: (r) => r.label }, { label: t('staff.rec_count'), type: 'number', cell: (r) => r.n }]} />;
}

function Channels({ ballot, result }: { ballot: Ballot; result: BallotResult }) {
  const t = useText(staffWords);
  const rows = result.channels.map((c) => ({ ...c, ...reconcile(c.dots, c.persons, ballot) }));
  return (
    <Table
      caption={t('staff.rec_channels')}
      rows={rows}
      columns={[
        { label: t('staff.rec_channel'), rowHeader: true, cell: (c) => t(`staff.channel.${c.kind}`) },
        { label: t('staff.persons'), type: 'number', cell: (c) => c.persons ?? t('staff.unknown') },
        { label: t('staff.rec_out'), type: 'number', cell: (c) => c.handedOut ?? t('staff.unknown') },
        { label: t('staff.rec_used'), type: 'number', cell: (c) => c.used },
        { label: t('staff.rec_unused'), type: 'number', cell: (c) => c.unused ?? t('staff.unknown') },
      ]}
    />
  );
}

function Boards({ ballot, boards }: { ballot: Ballot; boards: readonly Board[] }) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <Table
      caption={t('staff.boards')}
      rows={boards}
      columns={[
        { label: t('staff.place'), rowHeader: true, cell: (b) => b.place },
        { label: t('staff.held_on'), type: 'date', cell: (b) => b.heldOn },
        { label: t('staff.state'), cell: (b) => <BoardState board={b} /> },
        { label: t('staff.persons'), type: 'number', cell: (b) => b.persons ?? t('staff.unknown') },
        { label: t('staff.rec_used'), type: 'number', cell: (b) => (b.dots === null ? t('staff.sealed') : sumOf(b.dots)) },
        { label: t('staff.doubts'), cell: (b) => <Doubts doubts={b.dots === null ? [] : doubtsAbout(b.dots, b.persons, ballot)} ballot={ballot} /> },
        { label: t('staff.photo'), cell: (b) => (b.photo === null ? '' : ballot.state === 'closed' ? <a href={view.href(pathTo(PATHS.deskBoardPhoto, { slug: ballot.slug, id: b.id }))}>{t('staff.photo_show')}</a> : t('staff.sealed')) },
      ]}
    />
  );
}

function BoardState({ board }: { board: Board }) {
  const t = useText(staffWords);
  if (board.counted === false) return <Badge tone="danger" icon="warning">{t('staff.left_out')}</Badge>;
  return board.confirmed ? <Badge tone="success" icon="check">{t('staff.confirmed')}</Badge> : <Badge tone="warning" icon="people">{t('staff.needs_second')}</Badge>;
}

function Doubts({ doubts, ballot }: { doubts: readonly Doubt[]; ballot: Ballot }) {
  const t = useText(staffWords);
  return (
    <>
      {doubts.map((d) => {
        if (d.kind === 'not_all_used') return <p>{t('staff.doubt_unused', { n: d.unused, voters: d.voters })}</p>;
        if (d.kind === 'too_many_dots') return <p>{t('staff.doubt_dots', { dots: d.dots, possible: d.possible })}</p>;
        return <p>{t('staff.doubt_option', { number: ballot.options[d.option]?.number ?? 0, dots: d.dots, possible: d.possible })}</p>;
      })}
    </>
  );
}
