import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, DefinitionList, EmptyState, Form, formatNumber, Page, RecordList, RevisionField, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { ContentsIn, DataLinks, Said, SaidLink, SaidText } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { mayAnswerFinding } from '../policy.ts';
import type { Evaluation, Finding, FindingState } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import type { Actor } from '../../../../kernel/actor.ts';

const TONES: Readonly<Record<FindingState, string>> = { open: 'open', accepted: 'running', partly: 'planned', done: 'done', not_shared: 'not_pursued' };

interface EvaluationPageProps {
  readonly concept: Concept;
  readonly evaluation: Evaluation;
  readonly findings: readonly Finding[];
  readonly fields: readonly ContentField[];
  readonly names: ReadonlyMap<string, Localized>;
  readonly actor: Actor;
  readonly office: boolean;
  readonly invented: boolean;
  readonly publish?: FormState;
}

/** Who looked at the concept from outside, what they found, and what the office and its units answer. */
export function EvaluationPage({ concept, evaluation: e, findings, fields, names, actor, office, invented, publish = EMPTY_FORM }: EvaluationPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={inLanguage(e.title, view.locale).text} eyebrow={t('one')} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(conceptHrefs.concept(slug)) }, { label: t('list'), href: view.href(hrefs.list(slug)) }]} wide>
      <ContentsIn source={inLanguage(e.title, view.locale).lang} />
      <InventedNote process={{ invented }} />
      {e.publishedOn === null && <Alert tone="warning">{t('staff.not_published')}</Alert>}
      <DefinitionList
        items={[
          { term: t('author'), value: <bdi lang="de">{e.author}</bdi> },
          { term: t('finished'), value: <DateText value={e.finishedOn} /> },
          { term: t('document'), value: e.url === null ? <a href={hrefs.file(slug, e.number)}>PDF</a> : <a href={e.url} rel="noopener">{t('read')}</a> },
        ]}
      />
      {e.url !== null && e.file !== null && <p><a href={hrefs.file(slug, e.number)}>PDF</a></p>}
      {e.summary !== null && <SaidText value={e.summary} />}
      {office && (
        <Actions>
          <Button kind="secondary" icon="plus" href={view.href(hrefs.finding(slug, e.number, 'new'))}>{t('staff.finding_new')}</Button>
          <Button kind="secondary" icon="edit" href={view.href(hrefs.edit(slug, e.number))}>{t('staff.edit')}</Button>
        </Actions>
      )}
      {office && e.publishedOn === null && <Form action={view.href(hrefs.publish(slug, e.number))} state={publish}><RevisionField revision={String(e.version)} /><p>{t('staff.publish_hint')}</p><Actions><Button icon="check">{t('staff.publish')}</Button></Actions></Form>}
      <h2>{t('findings')}</h2>
      {findings.length === 0 ? <p class="mt-muted">{t('findings_none')}</p> : (
        <ul class="mt-list" role="list">{findings.map((f) => <OneFinding slug={slug} number={e.number} finding={f} fields={fields} names={names} mayAnswer={mayAnswerFinding(actor, f)} />)}</ul>
      )}
      <DataLinks links={[{ label: 'JSON', href: `${hrefs.one(slug, e.number)}.json` }]} />
    </Page>
  );
}

function OneFinding({ slug, number, finding: f, fields, names, mayAnswer }: { slug: string; number: number; finding: Finding; fields: readonly ContentField[]; names: ReadonlyMap<string, Localized>; mayAnswer: boolean }) {
  const view = useView();
  const t = useText(words);
  const unit = f.departmentId === null ? undefined : names.get(f.departmentId);
  return (
    <li class="mt-flow" id={`finding-${f.position}`}>
      <h3>{t('finding_n', { n: f.position })}</h3>
      <SaidText value={f.text} />
      <About slug={slug} finding={f} fields={fields} />
      <p><StateBadge state={TONES[f.state]}>{t(`state.${f.state}`)}</StateBadge>{unit !== undefined && <> · {t('unit')}: <Said value={unit} /></>}</p>
      {f.answer !== null && <div class="mt-flow"><h4>{t('answer')}{f.answeredOn !== null && <> (<DateText value={f.answeredOn} />)</>}</h4><SaidText value={f.answer} /></div>}
      {mayAnswer && <p><a href={view.href(hrefs.finding(slug, number, f.position))}>{t('staff.finding_edit', { n: f.position })}</a></p>}
    </li>
  );
}

function About({ slug, finding: f, fields }: { slug: string; finding: Finding; fields: readonly ContentField[] }) {
  const view = useView();
  const t = useText(words);
  if (f.measureTitle !== null && f.key !== null) return <p>{t('about')}: {f.measurePublic === true ? <SaidLink value={f.measureTitle} href={view.href(conceptHrefs.measure(f.key))} /> : <Said value={f.measureTitle} />}</p>;
  const field = fields.find((x) => x.code === f.fieldCode);
  if (field === undefined) return null;
  const goal = field.goals.find((g) => g.position === f.goal);
  return <p>{t('about')}: <SaidLink value={field.title} href={view.href(`${conceptHrefs.concept(slug)}#${field.code}`)} />{goal !== undefined && <> – <Said value={goal.title} /></>}</p>;
}

interface ListPageProps {
  readonly concept: Concept;
  readonly evaluations: readonly (Evaluation & { readonly found: number; readonly open: number })[];
  readonly office: boolean;
  readonly invented: boolean;
}

export function EvaluationListPage({ concept, evaluations, office, invented }: ListPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={t('list')} lead={t('list_lead')} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(conceptHrefs.concept(slug)) }]}>
      <InventedNote process={{ invented }} />
      {office && <p><Button icon="plus" href={view.href(hrefs.new(slug))}>{t('staff.new')}</Button></p>}
      {evaluations.length === 0 ? <EmptyState title={t('list_none')} /> : (
        <RecordList>
          {evaluations.map((e) => (
            <>
              <h2><a href={view.href(hrefs.one(slug, e.number))}><Said value={e.title} /></a></h2>
              <p><bdi lang="de">{e.author}</bdi>, <DateText value={e.finishedOn} />{e.publishedOn === null && <> · {t('staff.not_published')}</>}</p>
              <p class="mt-muted">{t('counts', { n: e.found, open: formatNumber(view.locale, e.open) })}</p>
            </>
          ))}
        </RecordList>
      )}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.list(slug)}.${ending}` }))} />
    </Page>
  );
}
