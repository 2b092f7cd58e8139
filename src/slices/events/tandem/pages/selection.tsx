import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, EmptyState, FilterBar, Page, Pagination, PlainText, useText, useView } from '../../../../ui/index.ts';
import { Said, submissionHref, type Submission, type Topic } from '../../../participation/public.ts';
import { When } from '../../pages/parts.tsx';
import type { Session } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { words as tandemWords } from '../words.ts';

export interface SelectionPageProps {
  readonly event: Event;
  readonly session: Session;
  /** Path of this page without language prefix. */
  readonly path: string;
  readonly submissions: readonly Submission[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly topics: readonly Topic[];
  readonly chosen: ReadonlySet<string>;
  readonly q: string | null;
  readonly topic: string | null;
  readonly only: boolean;
  readonly saved: boolean;
  readonly staff: boolean;
}

/** The two experts of a forum choose what will be spoken about. */
export function SelectionPage(props: SelectionPageProps) {
  const t = useText(words);
  const view = useView();
  const { event, session, path, submissions, total, page, pageSize, topics, chosen, q, topic, only, saved, staff } = props;
  const choices = [
    ...(topics.length > 0 ? [{ name: 'topic', label: t('tandem.topic'), value: topic, options: topics.map((one) => ({ value: one.id, label: inLanguage(one.name, view.locale).text })) }] : []),
    { name: 'only', label: t('tandem.show'), value: only ? '1' : null, options: [{ value: '1', label: t('tandem.only') }] },
  ];
  return (
    <Page title={t('tandem.title')} eyebrow={<Said value={session.title} />} lead={<><Said value={event.title} /> · <When event={event} /></>} noindex staff={staff}>
      {saved && <Alert tone="success" role="status">{t('tandem.saved')}</Alert>}
      <p>{t('tandem.text')}</p>
      <p><strong>{t('tandem.count', { n: chosen.size })}</strong></p>
      <FilterBar q={q} choices={choices} />
      {submissions.length === 0 ? <EmptyState title={t('tandem.none')} /> : (
        <form class="mt-form" method="post" action={view.href(path) + view.search}>
          <ul class="mt-list" role="list">
            {submissions.map((s) => (
              <li class="mt-flow">
                <div class="mt-check">
                  <input type="checkbox" id={`choose-${s.id}`} name="choose" value={s.id} checked={chosen.has(s.id)} aria-describedby={`text-${s.id}`} />
                  <label class="kern-label" for={`choose-${s.id}`}>{t('tandem.number', { n: s.number })}</label>
                </div>
                <div id={`text-${s.id}`} lang={s.language} dir="auto"><PlainText text={s.text} /></div>
                <p><a href={view.href(submissionHref(s.processSlug, s.number))}>{t('tandem.open', { n: s.number })}</a></p>
                <input type="hidden" name="shown" value={s.id} />
                {chosen.has(s.id) && <input type="hidden" name="was" value={s.id} />}
              </li>
            ))}
          </ul>
          <Actions><Button>{t('tandem.save')}</Button></Actions>
        </form>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} />
    </Page>
  );
}

/** For a link that was replaced, or whose event is over. */
export function GonePage() {
  const t = useText(tandemWords);
  const view = useView();
  return (
    <Page title={t('gone')} lead={t('gone_text')} noindex>
      <p><a href={view.href(PATHS.events)}>{words(view.locale)('list.title')}</a></p>
    </Page>
  );
}
