import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Badge, Button, DateText, DefinitionList, EmptyState, formatDate, Page, RecordList, useText, useView } from '../../../../ui/index.ts';
import type { Call } from '../../calls/queries.ts';
import { DataLinks, InventedNote, Said, SaidLink, Told } from '../../pages/parts.tsx';
import type { Paper } from '../../papers/queries.ts';
import type { Resolution } from '../../resolutions/queries.ts';
import type { Sitting } from '../../sittings/queries.ts';
import { Origin } from '../../imported/pages/parts.tsx';
import { SittingLine } from '../../sittings/pages/list.tsx';
import { bodyHref, callHref, paperHref, PATHS, pathTo, resolutionHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Body, Membership } from '../queries.ts';

export interface BodyPageProps {
  readonly body: Body;
  readonly members: Membership;
  readonly upcoming: readonly Sitting[];
  readonly past: readonly Sitting[];
  readonly papers: readonly Paper[];
  readonly resolutions: readonly Resolution[];
  readonly calls: readonly Call[];
  readonly office: boolean;
}

/** One body: what it is for, who belongs to it, when it meets and what it decided. */
export function BodyPage(props: BodyPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const { body, office } = props;
  const name = inLanguage(body.name, view.locale);
  return (
    <Page title={name.text} heading={<Said value={body.name} />} eyebrow={t(`kind.${body.kind}`)} crumbs={[{ label: t('bodies.title'), href: view.href(PATHS.bodies) }]} wide>
      <InventedNote invented={body.invented} />
      {!body.public && <Alert tone="warning">{s('not_public')}</Alert>}
      {props.calls.map((call) => (
        <Alert tone="info" title={t('call.wanted')}>
          <p><SaidLink value={call.title} href={view.href(callHref(call.slug))} /> – {t('call.until', { date: formatDate(view.locale, call.closesOn, 'long') })}</p>
        </Alert>
      ))}
      <div class="mt-aside">
        <div class="mt-flow">
          <Told value={body.purpose} />
          <Sittings {...props} />
          <Recent {...props} />
        </div>
        <aside class="mt-flow" aria-label={t('facts')}>
          <Facts {...props} />
          <Members members={props.members} />
          {office && !body.taken && <Actions><Button href={view.href(pathTo(PATHS.deskBody, { slug: body.slug }))} kind="secondary" icon="edit">{s('edit')}</Button></Actions>}
          <Origin of={body} />
          <DataLinks links={[{ label: 'JSON', href: `${bodyHref(body.slug)}.json` }]} />
        </aside>
      </div>
    </Page>
  );
}

function Facts({ body }: BodyPageProps) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <DefinitionList
      items={[
        { term: t('body.votes'), value: t(body.decides ? 'decides_long' : 'advises_long') },
        { term: t('body.listening'), value: t(body.openSittings ? 'open_long' : 'closed_long') },
        { term: t('body.since'), value: body.since === null ? null : formatDate(locale, body.since, 'long') },
        { term: t('body.until'), value: body.until === null ? null : formatDate(locale, body.until, 'long') },
        { term: t('body.stated'), value: body.statedSittings === null ? null : t('body.stated_n', { n: body.statedSittings }) },
      ]}
    />
  );
}

/** Names by public mandate or consent; everybody else is a number. */
function Members({ members }: { members: Membership }) {
  const t = useText(words);
  if (members.total === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('members.title')}</h2>
      <p>{t('members.count', { n: members.total })} {t('members.voting', { n: members.voting })}</p>
      <ul>
        {members.named.map((m) => <li><bdi>{m.name}</bdi>, {t(`role.${m.role}`)}{m.represents !== '' && <> (<bdi>{m.represents}</bdi>)</>}{!m.voting && m.role !== 'adviser' && <> <Badge>{t('advisory')}</Badge></>}</li>)}
        {members.unnamed.map((m) => <li>{t('members.unnamed', { n: m.count })}: {t(`role.${m.role}`)}{!m.voting && m.role !== 'adviser' && <> <Badge>{t('advisory')}</Badge></>}</li>)}
      </ul>
      {members.unnamed.length > 0 && <p class="mt-small mt-muted">{t('members.why')}</p>}
    </section>
  );
}

function Sittings({ body, upcoming, past }: BodyPageProps) {
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('sittings.title')}</h2>
      {upcoming.length + past.length === 0 ? <p class="mt-muted">{t('sittings.none_of_body')}</p> : (
        <>
          {upcoming.length > 0 && <><h3>{t('tab.upcoming')}</h3><RecordList>{upcoming.map((sitting) => <SittingLine sitting={sitting} body={body.slug} />)}</RecordList></>}
          {past.length > 0 && <><h3>{t('tab.past')}</h3><RecordList>{past.map((sitting) => <SittingLine sitting={sitting} body={body.slug} />)}</RecordList></>}
        </>
      )}
    </section>
  );
}

function Recent({ papers, resolutions, body }: BodyPageProps) {
  const t = useText(words);
  const view = useView();
  if (papers.length + resolutions.length === 0) return <EmptyState title={t('body.nothing_yet')} />;
  return (
    <>
      {resolutions.length > 0 && (
        <section class="mt-flow">
          <h2>{t('resolutions.title')}</h2>
          <ul>{resolutions.map((r) => <li><SaidLink value={r.title} href={view.href(resolutionHref(r.slug))} /> <span class="mt-muted"><DateText value={r.decidedOn} /></span></li>)}</ul>
          <p><a href={view.href(`${PATHS.resolutions}?body=${body.slug}`)}>{t('resolutions.all')}</a></p>
        </section>
      )}
      {papers.length > 0 && (
        <section class="mt-flow">
          <h2>{t('papers.title')}</h2>
          <ul>{papers.map((p) => <li><SaidLink value={p.title} href={view.href(paperHref(p.slug))} />{p.number !== null && <> <span class="mt-muted"><bdi>{p.number}</bdi></span></>}</li>)}</ul>
          <p><a href={view.href(`${PATHS.papers}?body=${body.slug}`)}>{t('papers.all')}</a></p>
        </section>
      )}
    </>
  );
}
