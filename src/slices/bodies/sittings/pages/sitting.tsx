import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Badge, Button, DateText, DefinitionList, formatDate, More, Page, PlainText, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, InventedNote, Part, Said, SaidLink, Told } from '../../pages/parts.tsx';
import { Origin } from '../../imported/pages/parts.tsx';
import { staffWords as keptStaff, words as kept } from '../../imported/words.ts';
import type { Resolution } from '../../resolutions/queries.ts';
import { isSaid } from '../../rules.ts';
import { bodyHref, NEW, paperHref, PATHS, pathTo, resolutionHref, sittingHref } from '../../urls.ts';
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
          { term: t('dispatched'), value: sitting.dispatchedOn === null || sitting.taken ? null : <DateText value={sitting.dispatchedOn} /> },
        ]}
      />
      <Agenda agenda={agenda} sitting={sitting} office={office} />
      {resolutions.length > 0 && (
        <section class="mt-flow">
          <h2>{t('resolutions.title')}</h2>
          <ul>{resolutions.map((r) => <li><SaidLink value={r.title} href={view.href(resolutionHref(r.slug))} /></li>)}</ul>
        </section>
      )}
      <Part title={t('sitting.minutes')} value={sitting.minutes} />
      {office && !sitting.taken && <Actions><Button href={view.href(pathTo(PATHS.deskSitting, { slug: sitting.bodySlug, sitting: sitting.slug }))} kind="secondary" icon="edit">{s('edit')}</Button></Actions>}
      <Origin of={sitting} />
      <DataLinks links={[{ label: 'JSON', href: `${sittingHref(sitting.bodySlug, sitting.slug)}.json` }]} />
    </Page>
  );
}

function Agenda({ agenda, sitting, office }: { agenda: readonly AgendaItem[]; sitting: Sitting; office: boolean }) {
  const t = useText(words);
  const points = agenda.map((item) => <Point item={item} office={office && sitting.taken} />);
  return (
    <section class="mt-flow">
      <h2>{t('agenda')}</h2>
      {agenda.length === 0 ? <p class="mt-muted">{t(sitting.dispatchedOn === null ? 'agenda.later' : 'agenda.none')}</p> : agenda.some((item) => item.numberSaid !== '') ? <ul>{points}</ul> : <ol>{points}</ol>}
    </section>
  );
}

/** One point of the agenda; the office can record what was decided on a point that another system is in charge of. */
function Point({ item, office }: { item: AgendaItem; office: boolean }) {
  const t = useText(words);
  const k = useText(kept);
  const s = useText(keptStaff);
  const view = useView();
  return (
    <li>
      {item.numberSaid !== '' && <><bdi>{item.numberSaid}</bdi>{' '}</>}
      {item.title === null ? <span class="mt-muted">{t(item.public ? 'agenda.paper_later' : 'agenda.closed')}</span> : item.paper === null ? <Said value={item.title} /> : <SaidLink value={item.title} href={view.href(paperHref(item.paper.slug))} />}
      {item.paper?.number != null && <> <span class="mt-muted"><bdi>{item.paper.number}</bdi></span></>}
      {!item.public && item.title !== null && <> <Badge icon="lock">{t('closed')}</Badge></>}
      {isSaid(item.result) && <Told value={item.result} />}
      {item.wording !== '' && <More summary={k('wording')}><PlainText text={item.wording} lang="de" /></More>}
      {office && <p><a href={view.href(`${pathTo(PATHS.deskResolution, { slug: NEW })}?item=${item.id}`)}>{s('record')}</a></p>}
    </li>
  );
}
