import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, EmptyState, Page, Quote, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import { EntryList, Said } from '../../pages/parts.tsx';
import { hrefs as chapters } from '../../chapters/urls.ts';
import { words as aroundWords } from '../../chapters/words.ts';
import { hrefs as consulting } from '../../consulting/urls.ts';
import { words as commentWords } from '../../consulting/words.ts';
import { hrefs as goals } from '../../goals/urls.ts';
import { words as goalWords } from '../../goals/words.ts';
import { hrefs as reviewing } from '../../reviewing/urls.ts';
import { words as reviewWords } from '../../reviewing/words.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Concept, Edition } from '../../editions/queries.ts';
import { adoptedOf, byGoal, totalsOf, type ContentField } from '../../editions/rules.ts';

export interface DraftPageProps {
  readonly concept: Concept;
  readonly draft: Edition;
  /** The concept came of an invented process. */
  readonly invented: boolean;
  readonly fields: readonly ContentField[];
  /** What a review still wants, by measure. */
  readonly toDo: ReadonlyMap<string, 'improve' | 'extend'>;
  readonly outside: readonly { readonly id: string; readonly key: string; readonly title: Localized; readonly fieldCode: string }[];
}

/** The draft as a whole: everything in it leads to its form. */
export function DraftPage({ concept, draft, invented, fields, toDo, outside }: DraftPageProps) {
  const view = useView();
  const t = useText(words);
  const around = useText(aroundWords);
  const comments = useText(commentWords);
  const review = useText(reviewWords);
  const adopted = adoptedOf(concept);
  const totals = totalsOf(fields);
  const { slug } = concept;
  return (
    <Page title={t('staff.draft_title', { title: inLanguage(concept.title, view.locale).text })} lead={t('edition.lead', { fields: totals.fields, goals: totals.goals, measures: totals.measures })} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }]} staff>
      <InventedNote process={{ invented }} />
      <Actions>
        <Button href={view.href(hrefs.draftField(slug, 'new'))} icon="plus">{t('staff.field_new')}</Button>
        {fields.length > 0 && <Button href={view.href(hrefs.draftEntry(slug, 'new'))} icon="plus">{t('staff.entry_new')}</Button>}
        <Button href={view.href(hrefs.draftAbout(slug))} kind="secondary" icon="edit">{t('staff.about')}</Button>
        <Button href={view.href(chapters.around(slug))} kind="secondary" icon="edit">{around('staff.around')}</Button>
        <Button href={view.href(consulting.desk(slug))} kind="secondary" icon="speech">{comments('staff.desk')}</Button>
        <Button href={view.href(reviewing.agenda(slug))} kind="secondary" icon="check">{review('staff.agenda')}</Button>
        {adopted !== null && <Button href={view.href(hrefs.compare(slug, adopted.slug, 'draft'))} kind="secondary">{t('staff.compare_draft')}</Button>}
        {fields.length > 0 && <Button href={view.href(hrefs.draftAdopt(slug))} kind="secondary" icon="check">{t('staff.adopt')}</Button>}
      </Actions>
      <p><a href={`${hrefs.conceptExport(slug)}?edition=draft`}>{t('measures.as_csv')}</a></p>
      {fields.length === 0 && <EmptyState title={t('staff.draft_empty')} action={<Button href={view.href(PATHS.conceptImport)} kind="secondary" icon="upload">{t('staff.import.link')}</Button>}>{t('staff.draft_empty_hint')}</EmptyState>}
      {fields.map((field) => <FieldPart slug={slug} field={field} toDo={toDo} />)}
      {outside.length > 0 && <Outside slug={slug} draft={draft} fields={fields} outside={outside} />}
    </Page>
  );
}

function FieldPart({ slug, field, toDo }: { slug: string; field: ContentField; toDo: DraftPageProps['toDo'] }) {
  const view = useView();
  const t = useText(words);
  const g = useText(goalWords);
  const review = useText(reviewWords);
  const noteOf = (e: ContentField['entries'][number]): string => { const wanted = toDo.get(e.measureId); return `${t(e.selected ? 'selected.yes' : 'selected.no')}${wanted === undefined ? '' : ` · ${review('staff.to_do_as', { what: review(`verdict.${wanted}`) })}`}`; };
  return (
    <section class="mt-field" id={field.code}>
      <h2><Said value={field.title} /></h2>
      {field.vision !== null && <Quote><Said value={field.vision} /></Quote>}
      <Actions>
        <Button href={view.href(hrefs.draftField(slug, field.id))} kind="tertiary" small icon="edit">{t('staff.field_edit')}</Button>
        <Button href={view.href(hrefs.draftEntry(slug, 'new', { field: field.id }))} kind="tertiary" small icon="plus">{t('staff.entry_new')}</Button>
      </Actions>
      {byGoal(field).map(({ goal, entries }) => (
        <div class="mt-goal">
          {goal === null ? <h3>{t('without_goal')}</h3> : <h3><span class="mt-goal__number">{goal.position}</span><Said value={goal.title} /></h3>}
          {goal !== null && <p><a href={view.href(goals.goal(slug, goal.id))}>{g('staff.change', { n: goal.position })}</a></p>}
          <EntryList entries={entries.map((e) => ({ number: e.number, href: view.href(hrefs.draftEntry(slug, e.id)), title: e.wording, state: e.state, note: noteOf(e) }))} />
        </div>
      ))}
      {field.texts.length > 0 && <><h3>{t('texts')}</h3><ul>{field.texts.map((x) => <li><Said value={x.text} /></li>)}</ul></>}
    </section>
  );
}

function Outside({ slug, draft, fields, outside }: Omit<DraftPageProps, 'concept' | 'invented' | 'toDo'> & { slug: string }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-field mt-flow">
      <h2>{t('staff.outside')}</h2>
      <Alert>{t('staff.outside_hint')}</Alert>
      <ul class="mt-list" role="list">
        {outside.map((measure) => (
          <li>
            <p><a href={view.href(hrefs.measure(measure.key))}><Said value={measure.title} /></a> <span class="mt-muted">{measure.key}</span></p>
            {fields.some((f) => f.code === measure.fieldCode) && (
              <form method="post" action={view.href(hrefs.draft(slug))}>
                <input type="hidden" name="edition" value={draft.id} />
                <input type="hidden" name="measure" value={measure.id} />
                <Button kind="tertiary" small icon="plus">{t('staff.outside_add')}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
