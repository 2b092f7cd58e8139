import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DefinitionList, Form, LocalizedField, NumberField, Page, RevisionField, SelectField, useText, useView, type Option } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import { Why } from '../../../similarity/public.ts';
import type { SimilarMeasure } from '../../exchange/queries.ts';
import type { ContentEntry, ContentField } from '../../editions/rules.ts';
import { STATES } from '../../measures/rules.ts';
import { hrefs as lineage } from '../../lineage/urls.ts';
import { words as lineageWords } from '../../lineage/words.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { entrySeen } from '../rules.ts';

export interface DraftEntryProps {
  readonly concept: Concept;
  readonly fields: readonly ContentField[];
  /** Null for a new measure. */
  readonly entry: ContentEntry | null;
  /** Where it stands, or where a new one was asked for. */
  readonly home: ContentField | null;
  readonly form: FormState;
  /** Measures that may be the same. */
  readonly similar: readonly SimilarMeasure[];
}

export function DraftEntryPage({ concept, fields, entry, home, form, similar }: DraftEntryProps) {
  const view = useView();
  const t = useText(words);
  const own = useText(lineageWords);
  const back = view.href(hrefs.draft(concept.slug));
  return (
    <Page title={entry === null ? t('staff.entry_new') : t('staff.entry_edit', { key: entry.key })} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: sourceText(concept.title), href: back }]} staff>
      {entry !== null && home !== null && form.problems.some((p) => p.code === 'stale') && <Stored entry={entry} home={home} />}
      <Form action={view.href(hrefs.draftEntry(concept.slug, entry?.id ?? 'new'))} state={form}>
        <RevisionField revision={entrySeen(entry, home?.id ?? '')} />
        <LocalizedField name="wording" label={t('staff.title')} value={entry?.wording} />
        <SelectField name="place" label={t('staff.place')} options={places(fields, t('without_goal'))} value={home === null ? '' : entry?.goalId == null ? home.id : `${home.id}/${entry.goalId}`} />
        {entry === null && <SelectField name="state" label={t('state')} options={STATES.filter((s) => s !== 'stopped' && s !== 'not_pursued').map((s) => ({ value: s, label: t(`state.${s}`) }))} value="idea" placeholder={false} />}
        <NumberField name="number" label={t('number')} hint={t('staff.number_hint')} value={entry?.number ?? ''} min={1} optional />
        <Checkbox name="selected" label={t('staff.selected')} hint={t('staff.selected_hint')} checked={entry?.selected ?? true} optional />
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
          {entry !== null && <Button kind="danger" name="remove" value="1">{t('staff.entry_remove')}</Button>}
        </Actions>
      </Form>
      {entry !== null && (
        <Actions>
          <Button href={view.href(lineage.split(concept.slug, entry.id))} kind="secondary" small icon="thread">{own('staff.split')}</Button>
          <Button href={view.href(lineage.merge(concept.slug, entry.id))} kind="secondary" small icon="thread">{own('staff.merge')}</Button>
        </Actions>
      )}
      {similar.length > 0 && <Similar similar={similar} />}
      {entry !== null && <p><a href={view.href(hrefs.measure(entry.key))}>{t('entry.to_measure')}</a></p>}
    </Page>
  );
}

function Similar({ similar }: { similar: readonly SimilarMeasure[] }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.similar')}</h2>
      <p>{t('staff.similar_hint')}</p>
      <ul>
        {similar.map((m) => (
          <li>
            <a href={view.href(hrefs.measure(m.key))} lang="de">{m.title}</a> (<Why score={m.score} reasons={m.reasons} lang="de" figure />)
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Fields as groups, their goals as choices: one select names both. */
function places(fields: readonly ContentField[], without: string): Option[] {
  return fields.flatMap((f) => {
    const group = sourceText(f.title);
    return [...f.goals.map((g) => ({ value: `${f.id}/${g.id}`, label: `${g.position}. ${sourceText(g.title)}`, group })), { value: f.id, label: f.goals.length === 0 ? group : `${group}: ${without}`, group }];
  });
}

function Stored({ entry, home }: { entry: ContentEntry; home: ContentField }) {
  const t = useText(words);
  const goal = home.goals.find((g) => g.id === entry.goalId);
  return (
    <Alert tone="warning" title={t('staff.stored_title')}>
      <p>{t('staff.stored_text')}</p>
      <DefinitionList
        items={[
          { term: t('staff.title'), value: sourceText(entry.wording) },
          { term: t('field'), value: sourceText(home.title) },
          { term: t('goal'), value: goal === undefined ? null : sourceText(goal.title) },
          { term: t('number'), value: String(entry.number) },
          { term: t('selection'), value: t(entry.selected ? 'selected.yes' : 'selected.no') },
        ]}
      />
    </Alert>
  );
}
