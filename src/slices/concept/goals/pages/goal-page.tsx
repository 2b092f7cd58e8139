import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, Form, LocalizedField, Page, RevisionField, SelectField, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { Said } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { goalSeen, type GoalHome } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

interface GoalPageProps {
  readonly concept: Concept;
  readonly fields: readonly ContentField[];
  readonly home: GoalHome;
  readonly refused: { readonly how: 'move' | 'split' | 'merge'; readonly form: FormState } | null;
}

/** A goal of the draft: to another field, in two, or together with others. */
export function GoalPage({ concept, fields, home, refused }: GoalPageProps) {
  const view = useView();
  const t = useText(words);
  const { field, goal, entries } = home;
  const state = (how: 'move' | 'split' | 'merge') => (refused?.how === how ? refused.form : EMPTY_FORM);
  const action = (how: 'move' | 'split' | 'merge') => view.href(hrefs.change(concept.slug, goal.id, how));
  const others = fields.flatMap((f) => f.goals.filter((g) => g.id !== goal.id).map((g) => ({ value: g.id, label: `${inLanguage(f.title, view.locale).text}, ${g.position}: ${inLanguage(g.title, view.locale).text}` })));
  return (
    <Page title={t('staff.title', { n: goal.position })} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.draft(concept.slug)) }]} staff>
      <p><strong><Said value={goal.title} /></strong> (<Said value={field.title} />)</p>
      {fields.length > 1 && (
        <>
          <h2>{t('staff.move')}</h2>
          <Form id="move" action={action('move')} state={state('move')}>
            <RevisionField revision={goalSeen(home)} />
            <p>{t('staff.move_hint', { n: entries.length })}</p>
            <SelectField name="field" label={t('staff.field')} options={fields.filter((f) => f.id !== field.id).map((f) => ({ value: f.id, label: inLanguage(f.title, view.locale).text }))} />
            <Actions><Button kind="secondary">{t('staff.move')}</Button></Actions>
          </Form>
        </>
      )}
      <h2>{t('staff.split')}</h2>
      <Form id="split" action={action('split')} state={state('split')}>
        <RevisionField revision={goalSeen(home)} />
        <LocalizedField name="rest" label={t('staff.rest')} value={goal.title} />
        <LocalizedField name="title" label={t('staff.new')} />
        {entries.length > 0 && <CheckboxGroup name="entries" legend={t('staff.entries')} optional options={entries.map((e) => ({ value: e.id, label: `${field.code}-${e.number}: ${inLanguage(e.wording, view.locale).text}` }))} />}
        <Actions><Button kind="secondary">{t('staff.split')}</Button></Actions>
      </Form>
      {others.length > 0 && (
        <>
          <h2>{t('staff.merge')}</h2>
          <Form id="merge" action={action('merge')} state={state('merge')}>
            <RevisionField revision={goalSeen(home)} />
            <LocalizedField name="title" label={t('staff.together')} value={goal.title} />
            <CheckboxGroup name="others" legend={t('staff.others')} options={others} />
            <Actions><Button kind="secondary">{t('staff.merge')}</Button></Actions>
          </Form>
        </>
      )}
    </Page>
  );
}
