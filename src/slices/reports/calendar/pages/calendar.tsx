import type { Day } from '../../../../kernel/dates.ts';
import { daysBetween } from '../../../../kernel/dates.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Alert, Badge, Button, DateField, DateText, Form, formatDate, More, NumberField, RevisionField, Table, useText, useView } from '../../../../ui/index.ts';
import type { Round } from '../../rounds/queries.ts';
import type { Unit } from '../../rounds/rules.ts';
import { hrefs } from '../../urls.ts';
import type { Request } from '../queries.ts';
import { calendarOf, remindersFor, USUAL } from '../rules.ts';
import { words } from '../words.ts';

interface Step {
  readonly label: string;
  readonly on: Day;
}

/** When what happens, the deadline that the office chose among it. */
export function Calendar({ round, today }: { round: Round; today: Day }) {
  const view = useView();
  const t = useText(words);
  const planned = round.sittingOn === null ? null : calendarOf(round.sittingOn, round);
  const [soon, last, overdue] = remindersFor(round.dueOn).map((r) => r.on) as [Day, Day, Day];
  const steps: Step[] = [
    ...(round.askOn === null ? [] : [{ label: t('staff.ask'), on: round.askOn }]),
    { label: t('staff.soon'), on: soon }, { label: t('staff.last'), on: last }, { label: t('staff.due'), on: round.dueOn }, { label: t('staff.overdue_step'), on: overdue },
    ...(planned === null ? [] : [{ label: t('staff.cosign'), on: planned.cosign }, { label: t('staff.release'), on: planned.release }, { label: t('staff.dispatch'), on: planned.dispatch }, { label: t('staff.sitting'), on: planned.sitting }]),
  ];
  return (
    <section class="mt-flow">
      <h2>{t('staff.calendar')}</h2>
      <p>{t(planned === null ? 'staff.calendar_without' : 'staff.calendar_lead')}</p>
      {planned !== null && round.dueOn > planned.due && <Alert tone="warning" title={t('staff.tight')}><p>{t('staff.tight_text', { due: formatDate(view.locale, round.dueOn), planned: formatDate(view.locale, planned.due) })}</p></Alert>}
      <Table
        caption={t('staff.calendar')}
        hideCaption
        rows={steps.toSorted((a, b) => a.on.localeCompare(b.on))}
        columns={[
          { label: t('staff.day'), type: 'date', cell: (s) => <DateText value={s.on} /> },
          { label: t('staff.step'), rowHeader: true, cell: (s) => <>{s.label}{s.on < today && <> <Badge tone="neutral">{t('staff.past')}</Badge></>}</> },
        ]}
      />
    </section>
  );
}

/** The fields that the calendar is made of. */
export function CalendarFields({ sittingOn, dueOn, dispatchDays, cosignDays }: { sittingOn?: Day | null; dueOn?: Day | null; dispatchDays: number; cosignDays: number }) {
  const t = useText(words);
  return (
    <>
      <DateField name="sittingOn" label={t('staff.sitting_on')} hint={t('staff.sitting_hint')} value={sittingOn ?? ''} optional />
      <DateField name="dueOn" label={t('staff.due_on')} hint={t('staff.due_hint')} value={dueOn ?? ''} optional />
      <NumberField name="dispatchDays" label={t('staff.dispatch_days')} hint={t('staff.usual', { n: USUAL.dispatchDays })} value={dispatchDays} min={0} max={90} />
      <NumberField name="cosignDays" label={t('staff.cosign_days')} hint={t('staff.usual', { n: USUAL.cosignDays })} value={cosignDays} min={0} max={60} />
    </>
  );
}

/** Moves the sitting or the deadline. */
export function CalendarForm({ round, form }: { round: Round; form: FormState | undefined }) {
  const view = useView();
  const t = useText(words);
  return (
    <More summary={t('staff.change')} open={form !== undefined}>
      <Form id="calendar" action={view.href(hrefs.calendar(round.slug))} state={form ?? EMPTY_FORM}>
        <RevisionField revision={round.version} />
        <CalendarFields {...round} />
        <Button kind="secondary">{t('staff.save')}</Button>
      </Form>
    </More>
  );
}

export interface OverdueProps {
  readonly round: Round;
  readonly units: readonly Unit[];
  readonly departments: ReadonlyMap<string, { readonly slug: string; readonly name: Localized }>;
  readonly requests: readonly Request[];
  readonly today: Day;
}

/** Whose answers are late, by unit, never by person; and how often it was reminded. */
export function Overdue({ round, units, departments, requests, today }: OverdueProps) {
  const view = useView();
  const t = useText(words);
  const late = units.filter((u) => u.overdue);
  if (late.length === 0 || round.state === 'closed') return null;
  const reminded = (unit: Unit): string => {
    const own = requests.filter((r) => r.departmentId === unit.departmentId && r.kind !== 'asked');
    return own.length === 0 ? t('staff.never') : t('staff.reminded_n', { n: own.length, date: formatDate(view.locale, (own.at(-1) as Request).on) });
  };
  return (
    <section class="mt-flow">
      <h2 id="overdue">{t('staff.overdue')}</h2>
      <ul>
        {late.map((unit) => {
          const department = unit.departmentId === null ? undefined : departments.get(unit.departmentId);
          const name = department === undefined ? t('staff.office') : inLanguage(department.name, view.locale).text;
          return (
            <li>
              <a href={view.href(hrefs.answers(round.slug, { department: department?.slug ?? '-', missing: '1' }))}>{name}</a>: {t('staff.overdue_unit', { n: unit.missing, days: daysBetween(round.dueOn, today) })}
              {unit.departmentId !== null && <> ({reminded(unit)})</>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
