import { inLanguage } from '../../../kernel/localized.ts';
import { Badge, DateText, More, Timeline, useText, useView, type IconName, type TimelineItem } from '../../../ui/index.ts';
import type { ThreadData, ThreadNode, ThreadStep } from '../queries.ts';
import { tiesOf, type Tie } from '../rules.ts';
import type { NodeKind } from '../schema.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

/** The picture of each kind, the same on every page. */
const ICONS: Readonly<Record<NodeKind, IconName>> = {
  process: 'people', submission: 'speech', forum: 'people', recommendation: 'thread', ballot: 'dots', assessment: 'search', decision: 'check',
  practice: 'place', measure: 'measure', concept: 'report', resolution: 'building', report: 'report', survey: 'edit', room: 'speech', event: 'calendar', interview: 'speech', statement: 'speech', indicator: 'search', effect: 'check', review: 'search', evaluation: 'search', advice: 'building', need: 'speech',
};

export interface ThreadTimelineProps {
  readonly data: ThreadData;
  /** Records of a step that stand open. */
  readonly open: number;
  /** Whether the rest of what was read of a step can be unfolded. */
  readonly all: boolean;
}

/** A step and what its parts need to know of the page. */
interface Shown extends Omit<ThreadTimelineProps, 'data'> {
  readonly home: ThreadNode;
  readonly step: ThreadStep;
  readonly later: boolean;
  readonly ties: ReadonlyMap<string, Tie>;
}

/** What came before, the record itself, and what came of it, step by step. */
export function ThreadTimeline({ data, open, all }: ThreadTimelineProps) {
  const t = useText(words);
  const ties = tiesOf(data);
  const side = (steps: readonly ThreadStep[], later: boolean): TimelineItem[] => steps.map((step) => useStep({ home: data.node, step, later, ties, open, all }));
  return <Timeline items={[...side(data.earlier, false), useHome(data.node), ...side(data.later, true)]} label={t('section')} />;
}

function useHome(node: ThreadNode): TimelineItem {
  const { locale } = useView();
  const t = useText(words);
  const title = inLanguage(node.title, locale);
  return { kind: t(`one.${node.kind}`), date: node.date, title: title.text, icon: ICONS[node.kind], current: true, ...foreign(title.lang, locale) };
}

function useStep(shown: Shown): TimelineItem {
  const { locale, href } = useView();
  const t = useText(words);
  const { step, ties } = shown;
  const only = step.total === 1 ? step.items[0] : undefined;
  if (only === undefined) return { kind: t(`many.${step.kind}`, { n: step.total }), icon: ICONS[step.kind], text: <StepList {...shown} /> };
  const title = inLanguage(only.title, locale);
  const tie = ties.get(only.id);
  const note = tie === undefined && only.visible ? {} : { text: <p lang={locale}><TieText tie={tie} visible={only.visible} /></p> };
  return { kind: t(`one.${step.kind}`), date: only.date, title: title.text, href: href(only.href), icon: ICONS[step.kind], ...foreign(title.lang, locale), ...note };
}

const foreign = (lang: string, locale: string): { lang?: string } => (lang === locale ? {} : { lang });

/** The first records; the rest of what was read to unfold, and all of it on pages of its own. */
function StepList({ home, step, later, ties, open, all }: Shown) {
  const view = useView();
  const t = useText(words);
  const rows = (nodes: readonly ThreadNode[]) => <ul>{nodes.map((node) => <Row node={node} tie={ties.get(node.id)} />)}</ul>;
  const rest = all ? step.items.slice(open) : [];
  return (
    <>
      {step.hidden > 0 && <p class="mt-muted mt-small">{t('staff.hidden', { n: step.hidden })}</p>}
      {rows(step.items.slice(0, open))}
      {rest.length > 0 && <More summary={t('more', { n: rest.length })}>{rows(rest)}</More>}
      {step.total > Math.min(open, step.items.length) + rest.length && (
        <p>
          <a href={view.href(hrefs.side(home.kind, home.id, later, step.kind))}>{t('all', { n: t(`many.${step.kind}`, { n: step.total }) })}</a>
        </p>
      )}
    </>
  );
}

function Row({ node, tie }: { node: ThreadNode; tie: Tie | undefined }) {
  return (
    <li>
      <NodeLink node={node} />
      {(tie !== undefined || !node.visible) && <span class="mt-muted">{' · '}</span>}
      <TieText tie={tie} visible={node.visible} />
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

function TieText({ tie, visible }: { tie: Tie | undefined; visible: boolean }) {
  const t = useText(words);
  return (
    <>
      {tie !== undefined && <span class="mt-muted mt-small">{t(`rel.${tie.relation}.${tie.later ? 'later' : 'earlier'}`)}</span>}
      {!visible && <Badge tone="neutral" icon="lock">{t('staff.not_public')}</Badge>}
    </>
  );
}
