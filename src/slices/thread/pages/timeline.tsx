import { inLanguage } from '../../../kernel/localized.ts';
import { Badge, DateText, More, Timeline, useText, useView, type IconName, type TimelineItem } from '../../../ui/index.ts';
import type { ThreadData, ThreadNode, ThreadStep } from '../queries.ts';
import { tieOf } from '../rules.ts';
import type { NodeKind } from '../schema.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

/** The picture of each kind, the same on every page. */
const ICONS: Readonly<Record<NodeKind, IconName>> = {
  process: 'people', submission: 'speech', forum: 'people', recommendation: 'thread', ballot: 'dots', assessment: 'search', decision: 'check',
  practice: 'place', measure: 'measure', concept: 'report', resolution: 'building', report: 'report',
};

export interface ThreadTimelineProps {
  readonly data: ThreadData;
  /** Records of a step that stand open. */
  readonly open: number;
  /** Whether the rest of what was read can be unfolded and listed in full. */
  readonly all: boolean;
}

/** What came before, the record itself, and what came of it, step by step. */
export function ThreadTimeline({ data, open, all }: ThreadTimelineProps) {
  const t = useText(words);
  const items = [...data.earlier.map((step) => useStep(data, step, false, open, all)), useHome(data.node), ...data.later.map((step) => useStep(data, step, true, open, all))];
  return <Timeline items={items} label={t('section')} />;
}

function useHome(node: ThreadNode): TimelineItem {
  const { locale } = useView();
  const t = useText(words);
  const title = inLanguage(node.title, locale);
  return { kind: t(`one.${node.kind}`), date: node.date, title: title.text, icon: ICONS[node.kind], current: true, ...foreign(title.lang, locale) };
}

function useStep(data: ThreadData, step: ThreadStep, later: boolean, open: number, all: boolean): TimelineItem {
  const { locale, href } = useView();
  const t = useText(words);
  const only = step.total === 1 ? step.items[0] : undefined;
  if (only === undefined) return { kind: t(`many.${step.kind}`, { n: step.total }), icon: ICONS[step.kind], text: <StepList data={data} step={step} later={later} open={open} all={all} /> };
  const title = inLanguage(only.title, locale);
  const note = <p lang={locale}><Tie data={data} node={only} /></p>;
  return { kind: t(`one.${step.kind}`), date: only.date, title: title.text, href: href(only.href), icon: ICONS[step.kind], ...foreign(title.lang, locale), ...(hasTie(data, only) ? { text: note } : {}) };
}

const foreign = (lang: string, locale: string): { lang?: string } => (lang === locale ? {} : { lang });
const hasTie = (data: ThreadData, node: ThreadNode): boolean => !node.visible || tieOf(data, node.id) !== null;

function StepList({ data, step, later, open, all }: { data: ThreadData; step: ThreadStep; later: boolean; open: number; all: boolean }) {
  const view = useView();
  const t = useText(words);
  const first = step.items.slice(0, open);
  const rest = all ? step.items.slice(open) : [];
  return (
    <>
      {step.hidden > 0 && <p class="mt-muted mt-small">{t('staff.hidden', { n: step.hidden })}</p>}
      <ul>{first.map((node) => <Row data={data} node={node} />)}</ul>
      {rest.length > 0 && (
        <More summary={t('more', { n: rest.length })}>
          <ul>{rest.map((node) => <Row data={data} node={node} />)}</ul>
        </More>
      )}
      {step.total > (all ? step.items.length : first.length) && (
        <p>
          <a href={view.href(hrefs.side(data.node.kind, data.node.id, later, step.kind))}>{t('all', { n: t(`many.${step.kind}`, { n: step.total }) })}</a>
        </p>
      )}
    </>
  );
}

function Row({ data, node }: { data: ThreadData; node: ThreadNode }) {
  return (
    <li>
      <NodeLink node={node} />
      {hasTie(data, node) && <span class="mt-muted">{' · '}</span>}
      <Tie data={data} node={node} />
    </li>
  );
}

/** A record's title as a link, with its day, in the language the title really has. */
export function NodeLink({ node }: { node: ThreadNode }) {
  const { locale, href } = useView();
  const title = inLanguage(node.title, locale);
  return (
    <>
      <bdi><a href={href(node.href)} {...foreign(title.lang, locale)}>{title.text}</a></bdi>
      <span class="mt-muted mt-small">{' · '}<bdi><DateText value={node.date} style="short" /></bdi></span>
    </>
  );
}

function Tie({ data, node }: { data: ThreadData; node: ThreadNode }) {
  const t = useText(words);
  const tie = tieOf(data, node.id);
  return (
    <>
      {tie !== null && <span class="mt-muted mt-small">{t(`rel.${tie.relation}.${tie.later ? 'later' : 'earlier'}`)}</span>}
      {!node.visible && <Badge tone="neutral" icon="lock">{t('staff.not_public')}</Badge>}
    </>
  );
}
