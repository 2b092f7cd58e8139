import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, CheckboxGroup, DateField, EmptyState, Form, LocalizedField, NumberField, Page, RadioGroup, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { hrefs, NEW, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Consultation, Round, RoundItem } from '../queries.ts';
import { CONSULTATIONS, itemSeen, type Reason, type Suggestion } from '../rules.ts';
import { words } from '../words.ts';

interface Department {
  readonly id: string;
  readonly name: Localized;
}

const useCrumbs = (round: Round | null) => {
  const view = useView();
  const t = useText(words);
  return [{ label: t('rounds'), href: view.href(PATHS.rounds) }, ...(round === null ? [] : [{ label: sourceText(round.title), href: view.href(hrefs.round(round.number)) }])];
};

/** Title, deadline and a note: all a round begins with. */
export function RoundForm({ round, due, form }: { round: Round | null; due: string; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  return (
    <Page title={t(round === null ? 'staff.new' : 'staff.edit')} lead={t('staff.new_lead')} crumbs={useCrumbs(round)} staff>
      <Form action={view.href(round === null ? PATHS.roundNew : hrefs.roundEdit(round.number))} state={form}>
        <RevisionField revision={round?.version ?? 0} />
        <LocalizedField name="title" label={t('staff.title')} value={round?.title} />
        <DateField name="dueOn" label={s('assessment.due')} value={round?.dueOn ?? due} />
        <LocalizedField name="note" label={t('staff.note')} hint={t('staff.note_hint')} value={round?.note} long rows={4} maxLength={3000} optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** What can be put into a round: public recommendations that nobody was asked about, and measures by key. */
export function ItemsForm({ round, open, form }: { round: Round; open: readonly { readonly id: string; readonly title: Localized }[]; form: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.add_items')} lead={t('staff.add_lead')} crumbs={useCrumbs(round)} staff>
      <Form action={view.href(hrefs.roundItems(round.number))} state={form}>
        {open.length === 0 ? <EmptyState title={t('staff.open_none')} /> : <CheckboxGroup name="recommendations" legend={t('staff.recommendations')} options={open.map((r) => ({ value: r.id, label: inLanguage(r.title, view.locale).text }))} optional />}
        <TextField name="keys" label={t('staff.measures')} hint={t('staff.measures_hint')} code optional />
        <Actions><Button>{t('staff.add')}</Button></Actions>
      </Form>
    </Page>
  );
}

export interface ItemFormProps {
  readonly round: Round;
  readonly item: RoundItem;
  readonly others: readonly RoundItem[];
  readonly departments: readonly Department[];
  readonly suggestions: readonly Suggestion[];
  readonly form: FormState;
}

/** Whom one item goes to, each suggestion with its reason, and with what it is assessed. */
export function ItemForm({ round, item, others, departments, suggestions, form }: ItemFormProps) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  const why = new Map(suggestions.map((x) => [x.departmentId, x.reasons]));
  const reason = (r: Reason): string => (r.kind === 'field' ? t('staff.reason.field', { n: r.times }) : t(`staff.reason.${r.kind}`, { title: r.title }));
  const stale = form.problems.some((p) => p.code === 'stale');
  const sorted = departments.toSorted((a, b) => (why.get(b.id)?.length ?? 0) - (why.get(a.id)?.length ?? 0));
  return (
    <Page title={sourceText(item.title)} lead={t('staff.item_lead')} crumbs={useCrumbs(round)} staff>
      <p><a href={view.href(item.href)}>{t('staff.item_page')}</a></p>
      <Form action={view.href(hrefs.roundItem(round.number, item.itemId))} state={form}>
        <RevisionField revision={itemSeen(item)} />
        {stale && <p>{t('staff.item_now')}: {[...departments.filter((d) => item.departmentIds.includes(d.id)).map((d) => inLanguage(d.name, view.locale).text), item.question === null ? '' : sourceText(item.question)].filter((x) => x !== '').join('; ')}</p>}
        <CheckboxGroup
          name="departments" legend={s('staff.departments')} value={[...item.departmentIds]} optional
          options={sorted.map((d) => { const reasons = why.get(d.id); return { value: d.id, label: inLanguage(d.name, view.locale).text, ...(reasons === undefined ? {} : { hint: `${t('staff.suggested')} ${reasons.map(reason).join('; ')}` }) }; })}
        />
        <LocalizedField name="question" label={s('staff.question')} hint={s('staff.question_hint')} value={item.question} long rows={3} maxLength={2000} optional />
        {others.length > 0 && <SelectField name="joinedTo" label={t('staff.join')} hint={t('staff.join_hint')} options={others.map((o) => ({ value: o.itemId, label: sourceText(o.title) }))} placeholder={t('staff.join_none')} value={item.joinedTo ?? ''} optional />}
        <Actions>
          <Button name="next" value="save">{t('staff.save')}</Button>
          <Button kind="tertiary" name="next" value="remove">{t('staff.remove')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** A workshop, expert talk or consultation. */
export function ConsultationForm({ round, consultation: k, departments, today, form }: { round: Round; consultation: Consultation | null; departments: readonly Department[]; today: string; form: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t(k === null ? 'staff.consultation_new' : 'staff.consultation_edit')} crumbs={useCrumbs(round)} staff>
      <Form action={view.href(hrefs.consultation(round.number, k?.id ?? NEW))} state={form}>
        <RevisionField revision={k?.version ?? 0} />
        <RadioGroup name="kind" legend={t('staff.kind')} options={CONSULTATIONS.map((kind) => ({ value: kind, label: t(`staff.kind.${kind}`) }))} value={k?.kind ?? 'workshop'} />
        <LocalizedField name="title" label={t('staff.title')} value={k?.title} />
        <DateField name="heldFrom" label={t('staff.held_from')} value={k?.heldFrom ?? today} />
        <DateField name="heldTo" label={t('staff.held_to')} value={k?.heldTo ?? ''} optional />
        <Checkbox name="monthsOnly" label={t('staff.months_only')} checked={k?.monthsOnly ?? false} />
        <NumberField name="meetings" label={t('staff.meetings')} hint={t('staff.meetings_hint')} value={k?.meetings ?? 1} min={1} max={500} />
        <CheckboxGroup name="departments" legend={t('departments')} options={departments.map((d) => ({ value: d.id, label: inLanguage(d.name, view.locale).text }))} value={[...(k?.departmentIds ?? [])]} optional />
        <LocalizedField name="result" label={t('staff.result')} hint={t('staff.result_hint')} value={k?.result} long rows={6} maxLength={5000} optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
