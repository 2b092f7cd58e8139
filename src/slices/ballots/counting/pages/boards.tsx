import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Form, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Ballot } from '../../queries.ts';
import type { Board, Pile } from '../../results/queries.ts';
import { NEW, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

export interface BoardsPageProps {
  readonly ballot: Ballot;
  readonly boards: readonly Board[];
  readonly piles: readonly Pile[];
  readonly stub?: FormState;
  readonly pile?: FormState;
  readonly done?: string;
}

/** What was counted in the room: boards and paper. No dots are shown here, to nobody. */
export function BoardsPage(props: BoardsPageProps) {
  const { ballot, boards, piles, done } = props;
  const view = useView();
  const t = useText(staffWords);
  const { slug } = ballot;
  return (
    <DeskFrame ballot={ballot} tab="boards" title={t('staff.tab.boards')}>
      {done !== undefined && <Alert tone="success" role="status" title={done} />}
      <h2>{t('staff.boards')}</h2>
      <p>{t('staff.boards_text')}</p>
      {boards.length > 0 && (
        <Table
          caption={t('staff.boards')}
          hideCaption
          rows={boards}
          columns={[
            { label: t('staff.place'), rowHeader: true, cell: (b) => (b.confirmed ? b.place : <a href={view.href(pathTo(PATHS.deskBoard, { slug, id: b.id }))}>{b.place}</a>) },
            { label: t('staff.held_on'), type: 'date', cell: (b) => b.heldOn },
            { label: t('staff.persons'), type: 'number', cell: (b) => b.persons ?? t('staff.unknown') },
            { label: t('staff.state'), type: 'short', cell: (b) => <Confirmed confirmed={b.confirmed} /> },
          ]}
        />
      )}
      <Actions><Button icon="plus" kind="secondary" href={view.href(pathTo(PATHS.deskBoard, { slug, id: NEW }))}>{t('staff.board_new')}</Button></Actions>
      <h2>{t('staff.paper')}</h2>
      {ballot.electorate === 'codes' && <Stub {...props} />}
      <p>{t('staff.paper_text')}</p>
      {piles.length > 0 && (
        <Table
          caption={t('staff.piles')}
          hideCaption
          rows={piles}
          columns={[
            { label: t('staff.pile'), rowHeader: true, cell: (p) => (p.confirmed ? p.label : <a href={view.href(pathTo(PATHS.deskPile, { slug, id: p.id }))}>{p.label}</a>) },
            { label: t('staff.state'), type: 'short', cell: (p) => <Confirmed confirmed={p.confirmed} /> },
          ]}
        />
      )}
      <Form id="pile" action={view.href(pathTo(PATHS.deskPiles, { slug }))} state={props.pile}>
        <TextField name="label" label={t('staff.pile')} hint={t('staff.pile_hint')} width="medium" />
        <Actions><Button type="submit" kind="secondary" icon="plus">{t('staff.pile_new')}</Button></Actions>
      </Form>
    </DeskFrame>
  );
}

function Confirmed({ confirmed }: { confirmed: boolean }) {
  const t = useText(staffWords);
  return confirmed ? <Badge tone="success" icon="check">{t('staff.confirmed')}</Badge> : <Badge tone="warning" icon="people">{t('staff.needs_second')}</Badge>;
}

/** Typed one after the other: the field has the focus again after each. */
function Stub({ ballot, stub, done }: BoardsPageProps) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <Form id="stub" action={view.href(pathTo(PATHS.deskStubs, { slug: ballot.slug }))} state={stub}>
      <TextField name="code" label={t('staff.stub')} hint={t('staff.stub_text')} width="medium" code autocomplete="off" autofocus={done !== undefined} />
      <Actions><Button type="submit" kind="secondary" icon="check">{t('staff.stub_enter')}</Button></Actions>
    </Form>
  );
}
