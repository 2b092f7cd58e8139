import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, NumberField, useText, useView } from '../../../../ui/index.ts';
import { dotsField } from '../../casting/rules.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Ballot } from '../../queries.ts';
import type { Pile } from '../../results/queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { DotsFields } from './dots-fields.tsx';

interface Props {
  readonly ballot: Ballot;
  readonly pile: Pile;
  readonly entering?: FormState;
  readonly counting?: FormState;
  /** Just entered: which number it was. */
  readonly entered?: number;
  readonly own: boolean;
}

/** Paper ballots one after the other. Each is sealed at once; a mistake is mended by entering the whole pile anew. */
export function PilePage({ ballot, pile, entering, counting, entered, own }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const at = { slug: ballot.slug, id: pile.id };
  return (
    <DeskFrame ballot={ballot} tab="boards" title={t('staff.pile_of', { label: pile.label })}>
      {entered !== undefined && <Alert tone="success" role="status" title={t('staff.paper_entered', { n: entered })} />}
      <p>{t('staff.paper_enter_text')}</p>
      <Form id="paper" action={view.href(pathTo(PATHS.deskPile, at))} state={entering} labels={Object.fromEntries(ballot.options.map((o) => [dotsField(o.number), String(o.number)]))}>
        <DotsFields ballot={ballot} max={ballot.maxPerOption} />
        <Actions><Button type="submit" icon="check">{t('staff.paper_enter')}</Button></Actions>
      </Form>
      <h2>{t('staff.pile_finish')}</h2>
      {own ? <p>{t('staff.pile_own')}</p> : (
        <Form id="counted" action={view.href(pathTo(PATHS.deskPileConfirm, at))} state={counting}>
          <NumberField name="counted" label={t('staff.pile_counted')} hint={t('staff.pile_counted_hint')} min={0} />
          <Actions><Button type="submit" kind="secondary">{t('staff.pile_confirm')}</Button></Actions>
        </Form>
      )}
      <Form id="remove" action={view.href(pathTo(PATHS.deskPileRemove, at))}>
        <Actions><Button type="submit" kind="danger">{t('staff.pile_remove')}</Button></Actions>
      </Form>
    </DeskFrame>
  );
}
