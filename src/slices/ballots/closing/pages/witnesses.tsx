import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, Form, HiddenField, RadioGroup, RecordList, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Ballot } from '../../queries.ts';
import type { BallotResult, RecountRecord } from '../../results/queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

export interface WitnessesProps {
  readonly ballot: Ballot;
  readonly result: BallotResult;
  readonly recounts: readonly RecountRecord[];
  readonly state?: FormState;
  /** The ballots, sorted, once two people are named. */
  readonly list?: readonly (readonly number[])[];
  readonly witnesses?: readonly [string, string];
}

/** A recount by two named people, for ballots too small to publish their list. */
export function WitnessesPage({ ballot, result, recounts, state, list, witnesses }: WitnessesProps) {
  const view = useView();
  const t = useText(staffWords);
  const action = view.href(pathTo(PATHS.deskWitnesses, { slug: ballot.slug }));
  return (
    <DeskFrame ballot={ballot} tab="overview" title={t('staff.witnesses')}>
      <p>{t('staff.witnesses_text')}</p>
      {recounts.length > 0 && <RecordList>{recounts.map((r) => <p>{t(r.agrees ? 'staff.witnesses_agreed' : 'staff.witnesses_differed', { one: r.witnessOne, two: r.witnessTwo })} <DateText value={r.on} /></p>)}</RecordList>}
      {list === undefined || witnesses === undefined ? (
        <Form action={action} state={state}>
          <TextField name="one" label={t('staff.witness_one')} hint={t('staff.witness_hint')} width="medium" autocomplete="off" />
          <TextField name="two" label={t('staff.witness_two')} width="medium" autocomplete="off" />
          <Actions><Button type="submit">{t('staff.witnesses_show')}</Button></Actions>
        </Form>
      ) : (
        <>
          <Alert title={t('staff.witnesses_now', { one: witnesses[0], two: witnesses[1] })}>{t('staff.witnesses_now_text')}</Alert>
          <Table caption={t('staff.witnesses_list')} rows={list} columns={ballot.options.map((o, i) => ({ label: String(o.number), type: 'number' as const, cell: (dots: readonly number[]) => dots[i] ?? 0 }))} />
          <Table caption={t('staff.witnesses_published')} rows={[result.dots]} columns={ballot.options.map((o, i) => ({ label: String(o.number), type: 'number' as const, cell: (dots: readonly number[]) => dots[i] ?? 0 }))} />
          <Form action={action} state={state}>
            <HiddenField name="one" value={witnesses[0]} />
            <HiddenField name="two" value={witnesses[1]} />
            <RadioGroup name="agrees" legend={t('staff.witnesses_agree')} options={[{ value: 'yes', label: t('staff.witnesses_yes') }, { value: 'no', label: t('staff.witnesses_no') }]} />
            <Actions><Button type="submit">{t('staff.witnesses_save')}</Button></Actions>
          </Form>
        </>
      )}
    </DeskFrame>
  );
}
