import { inLanguage } from '../../../../../kernel/localized.ts';
import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, DateField, DateText, EmptyState, FilterBar, Form, formatDate, More, Page, Pagination, ScreenReaderOnly, SelectField, Table, TextField, useText, useView } from '../../../../../ui/index.ts';
import type { Department } from '../../../../people/public.ts';
import { DataLinks } from '../../../pages/parts.tsx';
import type { Advice, Counted } from '../queries.ts';
import { TOPICS, type Topic } from '../rules.ts';
import { PATHS, removeHref } from '../urls.ts';
import { words } from '../words.ts';

export interface AdvicePageProps {
  readonly items: readonly Advice[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly counts: readonly Counted[];
  readonly halves: readonly string[];
  readonly units: readonly Department[];
  readonly asked: { readonly q: string | null; readonly department: string | null; readonly topic: Topic | null; readonly half: string | null };
  readonly today: string;
  readonly form: FormState;
}

/** Noting takes half a minute; below it the list, and how often by unit and topic. */
export function AdvicePage(props: AdvicePageProps) {
  const { items, total, page, pageSize, halves, units, asked, counts } = props;
  const t = useText(words);
  const view = useView();
  const nameOf = (id: string): string => { const unit = units.find((u) => u.id === id); return unit === undefined ? '' : inLanguage(unit.name, view.locale).text; };
  const query = new URLSearchParams(Object.entries(asked).flatMap(([k, v]) => (v === null ? [] : [[k, v]]))).toString();
  const files = (path: string) => ['json', 'csv'].map((ending) => ({ label: `${path === PATHS.counts ? t('staff.counts') : t('staff.list')}: ${ending.toUpperCase()}`, href: `${path}.${ending}${query === '' ? '' : `?${query}`}` }));
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} staff>
      <Add {...props} />
      <FilterBar
        q={asked.q}
        choices={[
          { name: 'half', label: t('staff.half'), options: halves.map((h) => ({ value: h, label: halfName(t, h) })), value: asked.half },
          { name: 'department', label: t('staff.unit'), options: units.map((u) => ({ value: u.slug, label: inLanguage(u.name, view.locale).text })), value: asked.department },
          { name: 'topic', label: t('staff.topic'), options: TOPICS.map((v) => ({ value: v, label: t(`staff.topic.${v}`) })), value: asked.topic },
        ]}
      />
      {items.length === 0 ? <EmptyState title={t('staff.none')} /> : (
        <>
          <h2>{t('staff.counts')}</h2>
          <Table
            caption={t('staff.counts')} hideCaption rows={counts}
            columns={[
              { label: t('staff.half'), type: 'short', cell: (r) => halfName(t, r.half) },
              { label: t('staff.unit'), rowHeader: true, cell: (r) => nameOf(r.departmentId) },
              { label: t('staff.topic'), cell: (r) => t(`staff.topic.${r.topic}`) },
              { label: t('staff.n'), type: 'number', cell: (r) => String(r.n) },
            ]}
          />
          <h2>{t('staff.list')}</h2>
          <Table
            caption={t('staff.list')} hideCaption rows={items}
            columns={[
              { label: t('staff.date'), type: 'date', cell: (a) => <DateText value={a.givenOn} /> },
              { label: t('staff.unit'), rowHeader: true, cell: (a) => nameOf(a.departmentId) },
              { label: t('staff.topic'), cell: (a) => t(`staff.topic.${a.topic}`) },
              { label: t('staff.note'), cell: (a) => <span lang="de">{a.note ?? '–'}</span> },
              { label: t('staff.remove'), type: 'short', cell: (a) => <Form action={view.href(removeHref(a.id))} id={`remove-${a.id}`}><Button kind="tertiary" small>{t('staff.remove')}<ScreenReaderOnly>{`: ${nameOf(a.departmentId)}, ${formatDate(view.locale, a.givenOn)}`}</ScreenReaderOnly></Button></Form> },
            ]}
          />
          <Pagination page={page} pageSize={pageSize} total={total} />
        </>
      )}
      <DataLinks links={[...files(PATHS.list), ...files(PATHS.counts)]} />
    </Page>
  );
}

const halfName = (t: ReturnType<typeof words>, half: string): string => t(half.endsWith('H1') ? 'staff.half_1' : 'staff.half_2', { year: half.slice(0, 4) });

function Add({ units, today, form, total }: AdvicePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t('staff.add')} open={form.problems.length > 0 || total === 0}>
      <Form action={view.href(PATHS.add)} state={form} id="add" label={t('staff.add')}>
        <SelectField name="department" label={t('staff.unit')} options={units.filter((u) => u.active).map((u) => ({ value: u.id, label: inLanguage(u.name, view.locale).text }))} />
        <SelectField name="topic" label={t('staff.topic')} options={TOPICS.map((v) => ({ value: v, label: t(`staff.topic.${v}`) }))} width="medium" />
        <DateField name="date" label={t('staff.date')} value={today} max={today} />
        <TextField name="note" label={t('staff.note')} hint={t('staff.note_hint')} optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </More>
  );
}
