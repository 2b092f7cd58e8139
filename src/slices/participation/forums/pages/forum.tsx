import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../../kernel/localized.ts';
import { DateText, DefinitionList, formatNumber, Page, RecordList, SourceNote, useText, useView } from '../../../../ui/index.ts';
import { InventedNote, Said, Told } from '../../pages/parts.tsx';
import type { Process } from '../../processes/queries.ts';
import type { Recommendation } from '../../recommendations/queries.ts';
import type { Submission } from '../../submissions/queries.ts';
import { excerpt } from '../../submissions/rules.ts';
import { NEW, PATHS, pathTo, processHref, submissionHref } from '../../urls.ts';
import type { Forum } from '../queries.ts';
import { words } from '../words.ts';

export interface ForumPageProps {
  readonly process: Process;
  readonly forum: Forum;
  /** Public ones that were discussed. */
  readonly submissions: readonly Submission[];
  readonly recommendations: readonly Recommendation[];
  readonly thread: ComponentChildren;
  readonly staff: boolean;
}

/** One forum: what was discussed and what came of it. */
export function ForumPage({ process, forum, submissions, recommendations, thread, staff }: ForumPageProps) {
  const t = useText(words);
  const view = useView();
  const title = inLanguage(forum.title, view.locale).text;
  const crumbs = [{ label: t('crumb.processes'), href: view.href(PATHS.processes) }, { label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }];
  return (
    <Page title={title} heading={<Said value={forum.title} />} eyebrow={t('forum.eyebrow', { n: forum.number })} crumbs={crumbs}>
      <InventedNote process={process} />
      <DefinitionList
        items={[
          { term: t('forum.date'), value: forum.heldOn === null ? null : <DateText value={forum.heldOn} /> },
          { term: t('forum.place'), value: forum.place },
          { term: t('forum.participants'), value: attendance(t, view.locale, forum) },
        ]}
      />
      <h2>{t('forum.minutes')}</h2>
      {inLanguage(forum.minutes, view.locale).text === '' ? <p>{t('forum.no_minutes')}</p> : <Told value={forum.minutes} />}
      {submissions.length > 0 && (
        <section class="mt-flow">
          <h2>{t('forum.discussed')}</h2>
          <RecordList>{submissions.map((s) => <p><a href={view.href(submissionHref(s.processSlug, s.number))}>{t('forum.number', { n: s.number })}</a>{' '}<span lang={s.language} dir="auto">{excerpt(s.text, 120)}</span></p>)}</RecordList>
        </section>
      )}
      {recommendations.length > 0 && (
        <section class="mt-flow">
          <h2>{t('forum.led_to')}</h2>
          <RecordList>{recommendations.map((r) => <p>{t('forum.recommendation', { n: r.number })}{' '}<a href={view.href(r.href)}><Said value={r.title} /></a></p>)}</RecordList>
        </section>
      )}
      {thread}
      {forum.source !== '' && <SourceNote source={forum.source} />}
      {staff && <p><a href={view.href(pathTo(PATHS.deskForum, { slug: process.slug, number: forum.number }))}>{t('staff.work_on')}</a></p>}
    </Page>
  );
}

/** How many took part, as exactly as is known. */
function attendance(t: ReturnType<typeof words>, locale: Parameters<typeof formatNumber>[0], { participants, qualifier }: Forum): string {
  if (participants === null) return t('forum.participants_unknown');
  return t(`forum.participants.${qualifier}`, { n: formatNumber(locale, participants) });
}

export interface ForumsPageProps {
  readonly process: Process;
  readonly forums: readonly Forum[];
  readonly staff: boolean;
}

/** All forums of a process. */
export function ForumsPage({ process, forums, staff }: ForumsPageProps) {
  const t = useText(words);
  const view = useView();
  const crumbs = [{ label: t('crumb.processes'), href: view.href(PATHS.processes) }, { label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }];
  return (
    <Page title={t('forums.title')} eyebrow={<Said value={process.title} />} crumbs={crumbs}>
      <InventedNote process={process} />
      {forums.length === 0 ? <p>{t('forums.none')}</p> : (
        <RecordList>
          {forums.map((f) => (
            <>
              <h2><a href={view.href(pathTo(PATHS.forum, { slug: process.slug, number: f.number }))}><Said value={f.title} /></a></h2>
              <p class="mt-muted">{f.heldOn !== null && <DateText value={f.heldOn} />}{f.place !== '' && ` · ${f.place}`}{` · ${attendance(t, view.locale, f)}`}</p>
            </>
          ))}
        </RecordList>
      )}
      {staff && <p><a href={view.href(pathTo(PATHS.deskForum, { slug: process.slug, number: NEW }))}>{t('staff.new')}</a></p>}
    </Page>
  );
}
