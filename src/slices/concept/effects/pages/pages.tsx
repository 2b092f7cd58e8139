import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, DateField, DateText, DefinitionList, EmptyState, FilterBar, Form, LocalizedField, Page, Pagination, RecordList, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { InventedNote, type Process } from '../../../participation/public.ts';
import { LEVELS } from '../../measures/rules.ts';
import { ContentsIn, DataLinks, Said, SaidLink, SaidText } from '../../pages/parts.tsx';
import { words as conceptWords } from '../../words.ts';
import type { Effect } from '../schema.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';

interface ListPageProps {
  readonly effects: readonly Effect[];
  readonly invented: boolean;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
  readonly office: boolean;
}

export function EffectListPage({ effects, invented, total, page, pageSize, q, office }: ListPageProps) {
  const view = useView();
  const t = useText(words);
  const own = useText(conceptWords);
  return (
    <Page title={t('list')} lead={t('list_lead')}>
      <InventedNote process={{ invented }} />
      {office && <p><Button icon="plus" href={view.href(PATHS.new)}>{t('staff.new')}</Button></p>}
      <FilterBar q={q} searchLabel={t('search')} />
      {effects.length === 0 ? <EmptyState title={t('list_none')} /> : (
        <RecordList>
          {effects.map((e) => (
            <>
              <h2><SaidLink value={e.title} href={view.href(hrefs.one(e.number))} /></h2>
              <p class="mt-muted"><DateText value={e.happenedOn} /> · {own(`level.${e.level}`)}</p>
            </>
          ))}
        </RecordList>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} />
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.list}.${ending}` }))} />
    </Page>
  );
}

/** What happened, who did it, where it says so, and whose demand it met. */
export function EffectPage({ effect: e, invented, office, thread }: { effect: Effect; invented: boolean; office: boolean; thread: ComponentChildren }) {
  const view = useView();
  const t = useText(words);
  const own = useText(conceptWords);
  const demands = e.demands.filter((d) => d.visible || office);
  return (
    <Page title={inLanguage(e.title, view.locale).text} eyebrow={t('one')} crumbs={[{ label: t('list'), href: view.href(PATHS.list) }]}>
      <ContentsIn source={inLanguage(e.title, view.locale).lang} />
      <InventedNote process={{ invented }} />
      <SaidText value={e.text} />
      <DefinitionList
        items={[
          { term: t('happened'), value: <DateText value={e.happenedOn} /> },
          { term: t('level'), value: own(`level.${e.level}`) },
          { term: t('source'), value: e.url === null ? <bdi lang="de">{e.source}</bdi> : <a href={e.url} rel="noopener"><bdi lang="de">{e.source}</bdi></a> },
        ]}
      />
      <h2>{t('demands')}</h2>
      <ul>{demands.map((d) => <li><SaidLink value={d.title} href={view.href(d.href)} /></li>)}</ul>
      {office && <p><Button kind="secondary" icon="edit" href={view.href(hrefs.edit(e.number))}>{t('staff.edit')}</Button></p>}
      {thread}
      <DataLinks links={[{ label: 'JSON', href: `${hrefs.one(e.number)}.json` }]} />
    </Page>
  );
}

/** Records what met demands elsewhere. */
export function EffectFormPage({ effect: e, processes, asked, form }: { effect: Effect | null; processes: readonly Process[]; asked: { readonly process: string; readonly submissions: string; readonly recommendations: string }; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const own = useText(conceptWords);
  return (
    <Page title={t(e === null ? 'staff.new' : 'staff.edit')} lead={t('staff.lead')} crumbs={[{ label: t('list'), href: view.href(PATHS.list) }]} staff>
      <Form action={view.href(e === null ? PATHS.new : hrefs.edit(e.number))} state={form}>
        {e !== null && <RevisionField revision={String(e.version)} />}
        <LocalizedField name="title" label={t('staff.title')} value={e?.title} />
        <LocalizedField name="text" label={t('staff.text')} hint={t('staff.text_hint')} value={e?.text} long rows={4} maxLength={5_000} />
        <DateField name="happenedOn" label={t('happened')} value={e?.happenedOn ?? ''} />
        <SelectField name="level" label={t('level')} options={LEVELS.map((level) => ({ value: level, label: own(`level.${level}`) }))} value={e?.level ?? ''} />
        <TextField name="source" label={t('source')} hint={t('staff.source_hint')} value={e?.source ?? ''} />
        <TextField name="url" label={t('staff.url')} type="url" value={e?.url ?? ''} optional />
        {e !== null && <CheckboxGroup name="keep" legend={t('staff.keep')} options={e.demands.map((d) => ({ value: d.id, label: inLanguage(d.title, view.locale).text }))} value={e.demands.map((d) => d.id)} />}
        <h2>{t(e === null ? 'demands' : 'staff.more')}</h2>
        <SelectField name="process" label={t('staff.process')} options={processes.map((p) => ({ value: p.id, label: inLanguage(p.title, view.locale).text }))} value={asked.process} optional={e !== null} />
        <TextField name="submissions" label={t('staff.submissions')} hint={t('staff.numbers_hint')} value={asked.submissions} inputMode="text" optional />
        <TextField name="recommendations" label={t('staff.recommendations')} hint={t('staff.numbers_hint')} value={asked.recommendations} inputMode="text" optional />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(e === null ? PATHS.list : hrefs.one(e.number))}>{t('staff.cancel')}</Button></Actions>
      </Form>
      {e !== null && <p class="mt-muted"><Said value={e.title} /></p>}
    </Page>
  );
}
