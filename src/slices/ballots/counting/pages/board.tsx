import { dayOf } from '../../../../kernel/dates.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateField, FileField, Form, NumberField, TextField, useText, useView } from '../../../../ui/index.ts';
import { dotsField } from '../../casting/rules.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Ballot } from '../../queries.ts';
import type { Board } from '../../results/queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { DotsFields } from './dots-fields.tsx';

interface NewProps {
  readonly ballot: Ballot;
  readonly state?: FormState;
}

/** The first count of a board. */
export function NewBoardPage({ ballot, state }: NewProps) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <DeskFrame ballot={ballot} tab="boards" title={t('staff.board_new')}>
      <Form action={view.href(pathTo(PATHS.deskBoards, { slug: ballot.slug }))} state={state} labels={labelsOf(ballot)} note>
        <TextField name="place" label={t('staff.place')} hint={t('staff.place_hint')} width="medium" />
        <DateField name="heldOn" label={t('staff.held_on')} value={dayOf(new Date())} />
        <NumberField name="persons" label={t('staff.persons')} hint={t('staff.persons_hint')} min={0} optional />
        <DotsFields ballot={ballot} />
        <Actions><Button type="submit">{t('staff.board_save')}</Button></Actions>
      </Form>
    </DeskFrame>
  );
}

const labelsOf = (ballot: Ballot): Record<string, string> => Object.fromEntries(ballot.options.map((o) => [dotsField(o.number), String(o.number)]));

interface Props extends NewProps {
  readonly board: Board;
  readonly photo?: FormState;
  /** The reader entered this board, so another person must confirm it. */
  readonly own: boolean;
}

/** The second count, blind; or a photo. */
export function ConfirmBoardPage({ ballot, board, state, photo, own }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const at = { slug: ballot.slug, id: board.id };
  return (
    <DeskFrame ballot={ballot} tab="boards" title={t('staff.board_of', { place: board.place })}>
      {own ? <Alert title={t('staff.own_board')}>{t('staff.own_board_text')}</Alert> : (
        <>
          <h2>{t('staff.second_count')}</h2>
          <p>{t('staff.second_count_text')}</p>
          <Form id="second" action={view.href(pathTo(PATHS.deskBoardConfirm, at))} state={state} labels={labelsOf(ballot)}>
            <NumberField name="persons" label={t('staff.persons')} hint={t('staff.persons_hint')} min={0} optional />
            <DotsFields ballot={ballot} />
            <Actions><Button type="submit">{t('staff.board_confirm')}</Button></Actions>
          </Form>
        </>
      )}
      <h2>{t('staff.photo')}</h2>
      <p>{t('staff.photo_text')}</p>
      <Form id="photo" action={view.href(pathTo(PATHS.deskBoardPhoto, at))} state={photo} multipart>
        <FileField name="photo" label={t('staff.photo_file')} accept="image/jpeg,image/png" maxMegabytes={10} />
        <Actions><Button type="submit" kind="secondary" icon="upload">{t('staff.photo_send')}</Button></Actions>
      </Form>
      <Form id="remove" action={view.href(pathTo(PATHS.deskBoardRemove, at))}>
        <Actions><Button type="submit" kind="danger">{t('staff.board_remove')}</Button></Actions>
      </Form>
    </DeskFrame>
  );
}
