import type { ComponentChildren } from 'preact';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, CheckboxGroup, Form, Page, RevisionField, StateBadge, TextField, useText, useView } from '../../../../ui/index.ts';
import { reasonsFor, Why } from '../../../similarity/public.ts';
import type { Forum } from '../../forums/queries.ts';
import { LocalizedField } from '../../pages/parts.tsx';
import { Picker, type PickerProps } from '../../picking/pages/picker.tsx';
import type { Process } from '../../processes/queries.ts';
import { NEW, PATHS, pathTo } from '../../urls.ts';
import type { Recommendation, SimilarRecommendation } from '../queries.ts';
import { wordingOf } from '../rules.ts';
import { words } from '../words.ts';

export interface RecommendationEditProps {
  readonly process: Process;
  readonly recommendation: Recommendation | null;
  readonly forums: readonly Forum[];
  readonly forumIds: readonly string[];
  readonly picker: PickerProps;
  /** Other recommendations that may already say it. */
  readonly similar: readonly SimilarRecommendation[];
  readonly form: FormState;
  readonly publication?: FormState;
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** Condense: choose what people said, then write the recommendation. */
export function RecommendationEditPage(props: RecommendationEditProps) {
  const { process, recommendation: r, forums, forumIds, picker, form, saved } = props;
  const t = useText(words);
  const view = useView();
  const title = r === null ? t('staff.new') : t('staff.edit', { n: r.number, title: sourceText(r.title) });
  return (
    <Page title={title} staff crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug: process.slug })) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {r !== null && <p><StateBadge state={r.state}>{t(`state.${r.state}`)}</StateBadge>{' '}<a href={view.href(r.href)}>{t('staff.page')}</a></p>}
      {r?.state === 'draft' && <Publish {...props} recommendation={r} />}
      <Form action={view.href(pathTo(PATHS.deskRecommendation, { slug: process.slug, number: r?.number ?? NEW }))} state={form} note>
        {r !== null && <RevisionField revision={r.version} />}
        <Picker {...picker} />
        {forums.length > 0 && <CheckboxGroup name="forums" legend={t('staff.forums')} options={forums.map((f) => ({ value: f.id, label: `${f.number} ${inLanguage(f.title, view.locale).text}` }))} value={[...forumIds]} optional />}
        <LocalizedField name="field" label={t('staff.field')} hint={t('staff.field_hint')} value={r?.field} />
        <LocalizedField name="title" label={t('staff.title')} value={r?.title} />
        <LocalizedField name="text" label={t('staff.text')} value={r?.text} long optional />
        <LocalizedField name="prospect" label={t('item.prospect')} hint={t('staff.prospect_hint')} value={r?.prospect} long rows={3} />
        <TextField name="source" label={t('staff.source')} value={r?.source ?? ''} optional />
        <Actions><Button>{r === null ? t('staff.save_draft') : t('staff.save')}</Button></Actions>
      </Form>
      {r !== null && props.similar.length > 0 && <Similar recommendation={r} similar={props.similar} />}
      {props.history}
    </Page>
  );
}

function Similar({ recommendation: r, similar }: { recommendation: Recommendation; similar: readonly SimilarRecommendation[] }) {
  const t = useText(words);
  const view = useView();
  const about = wordingOf(r);
  return (
    <section class="mt-flow">
      <h2>{t('staff.similar')}</h2>
      <ul>
        {similar.map(({ recommendation: o, score }) => (
          <li><a href={view.href(o.href)} lang="de">{o.number} {sourceText(o.title)}</a> (<Why score={score} reasons={reasonsFor(about, wordingOf(o))} lang="de" figure />)</li>
        ))}
      </ul>
    </section>
  );
}

function Publish({ process, recommendation: r, publication = EMPTY_FORM }: RecommendationEditProps & { recommendation: Recommendation }) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('staff.publish')}</h2>
      <p>{t('staff.publish_text')}</p>
      <Form id="publish" action={view.href(pathTo(PATHS.deskRecommendationPublish, { slug: process.slug, number: r.number }))} state={publication}>
        <RevisionField revision={r.version} />
        <Checkbox name="sure" label={t('staff.publish_sure')} />
        <Actions><Button>{t('staff.publish')}</Button></Actions>
      </Form>
    </section>
  );
}
