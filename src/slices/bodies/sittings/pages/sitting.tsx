import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Badge, Button, DateText, DefinitionList, formatDate, Page, SourceNote, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, InventedNote, Part, Said, SaidLink, Told } from '../../pages/parts.tsx';
import type { Resolution } from '../../resolutions/queries.ts';
import { isSaid } from '../../rules.ts';
import { bodyHref, paperHref, PATHS, pathTo, resolutionHref, sittingHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { AgendaItem, Attendance, Sitting } from '../queries.ts';

export interface SittingPageProps {
  readonly sitting: Sitting;
  readonly agenda: readonly AgendaItem[];
  readonly attendance: Attendance | null;
  readonly resolutions: readonly Resolution[];
  readonly office: boolean;
}

/** One sitting: when and where, what is dealt with, and what came of it. */
export function SittingPage({ sitting, agenda, attendance, resolutions, office }: SittingPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const { locale } = view;
  const body = inLanguage(sitting.bodyName, locale);
  const crumbs = [{ label: t('bodies.title'), href: view.href(PATHS.bodies) }, { label: body.text, href: view.href(bodyHref(sitting.bodySlug)) }];
  return (
    <Page title={t('sitting.title', { body: body.text, date: formatDate(locale, sitting.day, 'long') })} heading={t('sitting.on', { date: formatDate(locale, sitting.day, 'long') })} eyebrow={<Said value={sitting.bodyName} />} crumbs={crumbs}>
      <InventedNote invented={sitting.invented} />
      {sitting.state === 'cancelled' && <Alert tone="danger" title={t('sitting.cancelled')} />}
      <DefinitionList
        items={[
          { term: t('sitting.when'), value: <><DateText value={sitting.day} />{sitting.starts !== null && <>, <bdi dir="ltr">{sitting.starts}{sitting.ends !== null && `–${sitting.ends}`}</bdi></>}</> },
          { term: t('sitting.where'), value: sitting.place === '' ? null : <bdi>{sitting.place}</bdi> },
          { term: t('body.listening'), value: t(sitting.open ? 'open_long' : 'closed_long') },
          { term: t('sitting.attendance'), value: attendance === null ? null : t('sitting.attendance_n', { present: attendance.present, excused: attendance.excused, absent: attendance.absent }) },
          { term: t('sitting.guests'), value: sitting.guests === null ? null : t('sitting.guests_n', { n: sitting.guests }) },
          { term: t('dispatched'), value: sitting.dispatchedOn === null ? null : <DateText value={sitting.dispatchedOn} /> },
        ]}
      />
      <Agenda agenda={agenda} sitting={sitting} />
      {resolutions.length > 0 && (
        <section class="mt-flow">
          <h2>{t('resolutions.title')}</h2>
          <ul>{resolutions.map((r) => <li><SaidLink value={r.title} href={view.href(resolutionHref(r.slug))} /></li>)}</ul>
        </section>
      )}
      <Part title={t('sitting.minutes')} value={sitting.minutes} />
      {office && <Actions><Button href={view.href(pathTo(PATHS.deskSitting, { slug: sitting.bodySlug, sitting: sitting.slug }))} kind="secondary" icon="edit">{s('edit')}</Button></Actions>}
      {sitting.source !== '' && <SourceNote source={sitting.source} />}
      <DataLinks links={[{ label: 'JSON', href: `${sittingHref(sitting.bodySlug, sitting.slug)}.json` }]} />
    </Page>
  );
}

function Agenda({ agenda, sitting }: { agenda: readonly AgendaItem[]; sitting: Sitting }) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('agenda')}</h2>
      {agenda.length === 0 ? <p class="mt-muted">{t(sitting.dispatchedOn === null ? 'agenda.later' : 'agenda.none')}</p> : (
        <ol>
          {agenda.map((item) => (
            <li>
              {item.title === null ? <span class="mt-muted">{t(item.public ? 'agenda.paper_later' : 'agenda.closed')}</span> : item.paper === null ? <Said value={item.title} /> : <SaidLink value={item.title} href={view.href(paperHref(item.paper.slug))} />}
              {item.paper?.number != null && <> <span class="mt-muted"><bdi>{item.paper.number}</bdi></span></>}
              {!item.public && item.title !== null && <> <Badge icon="lock">{t('closed')}</Badge></>}
              {isSaid(item.result) && <Told value={item.result} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
