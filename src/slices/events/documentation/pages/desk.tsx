import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateText, Form, HiddenField, LocalizedField, Page, RevisionField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Event } from '../../queries.ts';
import { deskHref, PATHS, pathTo } from '../../urls.ts';
import type { DocumentationEdition } from '../queries.ts';
import type { Snapshot, WallText } from '../rules.ts';
import { words } from '../words.ts';
import { Edition, WallTexts } from './documentation.tsx';

export interface DeskProps {
  readonly event: Event;
  readonly editions: readonly DocumentationEdition[];
  /** The next edition as it would be now. */
  readonly snapshot: Snapshot;
  readonly preface: Localized;
  readonly version: number;
  /** Recommendations that are not public and so in no edition. */
  readonly drafts: number;
  /** Texts of the wall that stand beside every edition. */
  readonly wall: readonly WallText[];
  /** Before that there is nothing to document. */
  readonly begun: boolean;
  readonly saved: boolean;
  readonly prefaceForm?: FormState;
  readonly releaseForm?: FormState;
}

/** Prepare, look at it, release it. */
export function DocumentationDeskPage(props: DeskProps) {
  const { event, editions, snapshot, preface, version, wall, saved, prefaceForm = EMPTY_FORM } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.title')} staff crumbs={[{ label: sourceText(event.title), href: view.href(deskHref(event.slug)) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {editions.length > 0 && <ul>{editions.map((e) => <li><a href={view.href(pathTo(PATHS.documentationEdition, { slug: event.slug, number: e.number }))}>{t('edition', { n: e.number })}</a> · <DateText value={e.releasedOn} /> · <bdi>{e.approver}</bdi></li>)}</ul>}
      <Form id="preface" action={view.href(pathTo(PATHS.deskDocumentation, { slug: event.slug }))} state={prefaceForm} label={t('staff.preface')} labels={{ preface: t('staff.preface') }}>
        <RevisionField revision={version} />
        <LocalizedField name="preface" label={t('staff.preface')} hint={t('staff.preface_hint')} value={preface} long optional />
        <Actions><Button kind="secondary">{t('staff.save')}</Button></Actions>
      </Form>
      <Release {...props} />
      <section class="mt-flow">
        <h2>{t('staff.preview', { n: snapshot.number })}</h2>
        <p class="mt-muted">{t('staff.preview_text')}</p>
        <Edition snapshot={snapshot} />
        <WallTexts texts={wall} />
      </section>
    </Page>
  );
}

function Release({ event, snapshot, drafts, begun, releaseForm = EMPTY_FORM }: DeskProps) {
  const t = useText(words);
  const view = useView();
  if (!begun || event.state !== 'published') return <p>{t('staff.not_yet')}</p>;
  return (
    <section class="mt-flow">
      <h2>{t('staff.release', { n: snapshot.number })}</h2>
      {drafts > 0 && <Alert tone="warning">{t('staff.drafts', { n: drafts })}</Alert>}
      <Form id="release" action={view.href(pathTo(PATHS.deskDocumentationRelease, { slug: event.slug }))} state={releaseForm} label={t('staff.release', { n: snapshot.number })} labels={{ correction: t('staff.correction') }}>
        <HiddenField name="edition" value={String(snapshot.number)} />
        {snapshot.number > 1 && <LocalizedField name="correction" label={t('staff.correction')} long rows={2} />}
        <TextField name="approver" label={t('staff.approver')} hint={t('staff.approver_hint')} width="medium" />
        <Checkbox name="sure" label={t('staff.sure')} />
        <Actions><Button>{t('staff.release_button')}</Button></Actions>
      </Form>
    </section>
  );
}
