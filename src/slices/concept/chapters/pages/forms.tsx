import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, EmptyState, FieldGroup, Form, formatNumber, LocalizedField, More, NumberField, Page, RadioGroup, RevisionField, TextField, useText, useView } from '../../../../ui/index.ts';
import { seenOf } from '../../drafts/rules.ts';
import type { Concept } from '../../editions/queries.ts';
import { LEVELS } from '../../measures/rules.ts';
import { Said } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { words as conceptWords } from '../../words.ts';
import { FIGURE_ROWS, PLACES, POINT_KINDS, pointsOf, type Around, type Chapter, type Point, type PointKind, type Term } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

/** Everything around the fields, each leading to its form. */
export function AroundPage({ concept, around }: { concept: Concept; around: Around }) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={t('staff.around')} lead={t('staff.around_lead')} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.draft(slug)) }]} staff>
      <List title={t('staff.chapters')} rows={around.chapters.map((h) => ({ href: hrefs.chapter(slug, h.id), label: h.title, note: t(`staff.place.${h.place}`) }))} add={{ href: hrefs.chapter(slug, 'new'), label: t('staff.chapter_new') }} />
      {POINT_KINDS.map((kind) => <List title={t(`staff.points.${kind}`)} rows={pointsOf(around, kind).map((p) => ({ href: hrefs.point(slug, kind, p.id), label: p.title, note: null }))} add={{ href: hrefs.point(slug, kind, 'new'), label: t(`staff.point_new.${kind}`) }} />)}
      <List title={t('staff.terms')} rows={around.terms.map((term) => ({ href: hrefs.term(slug, term.id), label: term.term, note: null }))} add={{ href: hrefs.term(slug, 'new'), label: t('staff.term_new') }} />
    </Page>
  );
}

function List({ title, rows, add }: { title: string; rows: readonly { readonly href: string; readonly label: Term['term']; readonly note: string | null }[]; add: { readonly href: string; readonly label: string } }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-field mt-flow">
      <h2>{title}</h2>
      {rows.length === 0 ? <EmptyState title={t('staff.none')} /> : <ol>{rows.map((row) => <li><a href={view.href(row.href)}><Said value={row.label} /></a>{row.note !== null && <span class="mt-muted"> · {row.note}</span>}</li>)}</ol>}
      <Actions><Button href={view.href(add.href)} kind="secondary" small icon="plus">{add.label}</Button></Actions>
    </section>
  );
}

interface PartPage<T> {
  readonly concept: Concept;
  /** Null for a new one. */
  readonly part: T | null;
  readonly form: FormState;
}

function Foot({ slug, there }: { slug: string; there: boolean }) {
  const view = useView();
  const t = useText(words);
  return (
    <Actions>
      <Button>{t('staff.save')}</Button>
      <Button kind="tertiary" href={view.href(hrefs.around(slug))}>{t('staff.cancel')}</Button>
      {there && <Button kind="danger" name="remove" value="1">{t('staff.remove')}</Button>}
    </Actions>
  );
}

const revisionOf = (part: unknown): string => (part === null ? 'new' : seenOf(part));

export function ChapterPage({ concept, part, form, count }: PartPage<Chapter> & { readonly count: number }) {
  const view = useView();
  const t = useText(words);
  const typed = Object.keys(form.values).filter((name) => /^figure\d+_label$/.test(name)).length;
  return (
    <Page title={part === null ? t('staff.chapter_new') : sourceText(part.title)} crumbs={[{ label: t('staff.around'), href: view.href(hrefs.around(concept.slug)) }]} staff>
      <Form action={view.href(hrefs.chapter(concept.slug, part?.id ?? 'new'))} state={form}>
        <RevisionField revision={revisionOf(part)} />
        <LocalizedField name="title" label={t('staff.chapter_title')} value={part?.title} />
        <LocalizedField name="body" label={t('staff.chapter_body')} hint={t('staff.chapter_body_hint')} value={part?.body} long rows={14} maxLength={20_000} />
        <RadioGroup name="place" legend={t('staff.place')} options={PLACES.map((place) => ({ value: place, label: t(`staff.place.${place}`) }))} value={part?.place ?? 'before'} />
        <NumberField name="position" label={t('staff.position')} value={part?.position ?? count + 1} min={1} max={count + 1} optional />
        <More summary={t('staff.figures')} open={(part?.figures.length ?? 0) > 0 || typed > 0}>
          <p class="mt-muted">{t('staff.figures_hint')}</p>
          {Array.from({ length: Math.min(FIGURE_ROWS, Math.max((part?.figures.length ?? 0) + 2, typed)) }, (_, i) => <FigureFields index={i + 1} figure={part?.figures[i]} />)}
        </More>
        <Foot slug={concept.slug} there={part !== null} />
      </Form>
    </Page>
  );
}

function FigureFields({ index, figure }: { index: number; figure: Chapter['figures'][number] | undefined }) {
  const t = useText(words);
  const n = { n: index };
  return (
    <FieldGroup legend={t('staff.figure_label', n)}>
      <LocalizedField name={`figure${index}_label`} label={t('staff.figure_label', n)} value={figure?.label} optional />
      <TextField name={`figure${index}_value`} label={t('staff.figure_value', n)} value={figure === undefined ? '' : formatNumber('de', figure.value)} inputMode="text" width="short" optional />
      <LocalizedField name={`figure${index}_unit`} label={t('staff.figure_unit', n)} value={figure?.unit ?? undefined} optional />
      <TextField name={`figure${index}_source`} label={t('staff.figure_source', n)} value={figure?.source ?? ''} optional />
    </FieldGroup>
  );
}

export function PointPage({ concept, part, form, kind, count }: PartPage<Point> & { readonly kind: PointKind; readonly count: number }) {
  const view = useView();
  const t = useText(words);
  const own = useText(conceptWords);
  return (
    <Page title={part === null ? t(`staff.point_new.${kind}`) : sourceText(part.title)} crumbs={[{ label: t('staff.around'), href: view.href(hrefs.around(concept.slug)) }]} staff>
      <Form action={view.href(hrefs.point(concept.slug, kind, part?.id ?? 'new'))} state={form}>
        <RevisionField revision={revisionOf(part)} />
        <LocalizedField name="title" label={t('staff.point_title')} value={part?.title} />
        <LocalizedField name="text" label={t('staff.point_text')} value={part?.text ?? undefined} long rows={5} maxLength={5_000} optional />
        {kind === 'condition' && <CheckboxGroup name="levels" legend={t('staff.point_levels')} options={LEVELS.map((level) => ({ value: level, label: own(`level.${level}`) }))} value={[...(part?.levels ?? [])]} optional />}
        <NumberField name="position" label={t('staff.position')} value={part?.position ?? count + 1} min={1} max={count + 1} optional />
        <Foot slug={concept.slug} there={part !== null} />
      </Form>
    </Page>
  );
}

export function TermPage({ concept, part, form }: PartPage<Term>) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={part === null ? t('staff.term_new') : sourceText(part.term)} crumbs={[{ label: t('staff.around'), href: view.href(hrefs.around(concept.slug)) }]} staff>
      <Form action={view.href(hrefs.term(concept.slug, part?.id ?? 'new'))} state={form}>
        <RevisionField revision={revisionOf(part)} />
        <LocalizedField name="term" label={t('staff.term')} value={part?.term} />
        <TextField name="synonyms" label={t('staff.synonyms')} hint={t('staff.synonyms_hint')} value={part?.synonyms.join(', ') ?? ''} optional />
        <LocalizedField name="definition" label={t('staff.definition')} value={part?.definition} long rows={4} maxLength={3_000} />
        <Foot slug={concept.slug} there={part !== null} />
      </Form>
    </Page>
  );
}
