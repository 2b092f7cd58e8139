import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Badge, Button, DateText, DefinitionList, Page, Table, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, InventedNote, Part, Said, SaidLink, Told, voteText } from '../../pages/parts.tsx';
import { Origin } from '../../imported/pages/parts.tsx';
import type { Resolution } from '../../resolutions/queries.ts';
import { isSaid } from '../../rules.ts';
import { annexHref, bodyHref, paperHref, PATHS, pathTo, resolutionHref, sittingHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Annex, Paper, Step } from '../queries.ts';

export interface PaperPageProps {
  readonly paper: Paper;
  readonly department: string | null;
  readonly annexes: readonly Annex[];
  readonly steps: readonly Step[];
  readonly resolutions: readonly Resolution[];
  readonly office: boolean;
  /** Nobody but the office sees it yet. */
  readonly hidden: boolean;
}

/** One paper: what is proposed and why, and which bodies deal with it. */
export function PaperPage(props: PaperPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const { paper, office } = props;
  const title = inLanguage(paper.title, view.locale);
  const file = (ending: string): string => pathTo(props.hidden ? PATHS.deskPaperFile : PATHS.paperFile, { slug: paper.slug, file: `${view.locale}.${ending}` });
  return (
    <Page title={title.text} heading={<Said value={paper.title} />} eyebrow={<>{paper.kindSaid === '' ? t(`paper.${paper.kind}`) : <bdi>{paper.kindSaid}</bdi>}{paper.number !== null && <> <bdi>{paper.number}</bdi></>}</>} crumbs={[{ label: t('papers.title'), href: view.href(PATHS.papers) }]}>
      <InventedNote invented={paper.invented} />
      {props.hidden && <Alert tone="warning">{s(paper.public ? 'paper.not_sent' : 'paper.closed')}</Alert>}
      <DefinitionList
        items={[
          { term: t('paper.dated'), value: <DateText value={paper.dated} /> },
          { term: t('dispatched'), value: paper.dispatchedOn === null || paper.taken ? null : <DateText value={paper.dispatchedOn} /> },
          { term: t('paper.by'), value: props.department },
        ]}
      />
      <Part title={t('paper.proposal_title')} value={paper.proposal} />
      <Part title={t('paper.facts_title')} value={paper.facts} />
      <Part title={t('paper.financial_title')} value={paper.financial} />
      <Annexes slug={paper.slug} annexes={props.annexes} />
      <Sequence steps={props.steps} />
      {props.resolutions.length > 0 && (
        <section class="mt-flow">
          <h2>{t('resolutions.title')}</h2>
          <ul>{props.resolutions.map((r) => <li><SaidLink value={r.title} href={view.href(resolutionHref(r.slug))} /> <span class="mt-muted"><DateText value={r.decidedOn} /></span></li>)}</ul>
        </section>
      )}
      {office && !paper.taken && <Actions><Button href={view.href(pathTo(PATHS.deskPaper, { slug: paper.slug }))} kind="secondary" icon="edit">{s('edit')}</Button></Actions>}
      <Origin of={paper} />
      <DataLinks links={[...(paper.taken ? [] : ['docx', 'pdf'].map((ending) => ({ label: ending === 'docx' ? 'Word (DOCX)' : 'PDF', href: file(ending) }))), ...(props.hidden ? [] : [{ label: 'JSON', href: `${paperHref(paper.slug)}.json` }])]} />
    </Page>
  );
}

function Annexes({ slug, annexes }: { slug: string; annexes: readonly Annex[] }) {
  const t = useText(words);
  if (annexes.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('paper.annexes')}</h2>
      {annexes.map((a, i) => (
        <section class="mt-flow">
          <h3>{t('paper.annex', { n: i + 1 })}: {a.url !== null ? <a href={a.url} rel="noopener"><Said value={a.title} /></a> : a.file !== null ? <a href={annexHref(slug, a.id)}><Said value={a.title} /> (PDF)</a> : <Said value={a.title} />}</h3>
          <Told value={a.text} />
        </section>
      ))}
    </section>
  );
}

/** Which bodies deal with it, in order. */
export function Sequence({ steps }: { steps: readonly Step[] }) {
  const t = useText(words);
  const view = useView();
  if (steps.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('sequence')}</h2>
      <Table
        caption={t('sequence.caption')} hideCaption rows={steps.map((step, i) => ({ ...step, place: i + 1 }))}
        columns={[
          { label: t('sequence.place'), type: 'number', cell: (x) => x.place },
          { label: t('sequence.body'), rowHeader: true, cell: (x) => <>{x.bodyPublic ? <SaidLink value={x.bodyName} href={view.href(bodyHref(x.bodySlug))} /> : <Said value={x.bodyName} />}{!x.public && <> <Badge icon="lock">{t('closed')}</Badge></>}</> },
          { label: t('sequence.day'), type: 'date', cell: (x) => (x.sittingSlug === null || !x.bodyPublic ? <DateText value={x.day} style="short" /> : <a href={view.href(sittingHref(x.bodySlug, x.sittingSlug))}><DateText value={x.day} style="short" /></a>) },
          { label: t('sequence.role'), cell: (x) => t(`step.${x.role}`) },
          { label: t('sequence.result'), cell: (x) => <StepOutcome step={x} /> },
        ]}
      />
    </section>
  );
}

function StepOutcome({ step }: { step: Step }) {
  const t = useText(words);
  const { locale } = useView();
  if (step.result === null) return <span class="mt-muted">{t(step.public ? 'result.none' : 'result.closed')}</span>;
  const vote = voteText(locale, step);
  return <>{t(`result.${step.result}`)}{vote !== null && <><br /><span class="mt-muted">{vote}</span></>}{step.note !== null && isSaid(step.note) && <><br /><Said value={step.note} /></>}</>;
}
