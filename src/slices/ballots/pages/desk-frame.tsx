import type { ComponentChildren } from 'preact';
import { sourceText } from '../../../kernel/localized.ts';
import { Page, Tabs, useText, useView } from '../../../ui/index.ts';
import { hasCodes } from '../codes/rules.ts';
import type { Ballot } from '../queries.ts';
import { deskHref, pathTo, PATHS } from '../urls.ts';
import { staffWords } from '../words.ts';
import { PhaseBadge } from './about.tsx';

type Tab = 'overview' | 'codes' | 'boards' | 'reconciliation';

/** A workspace page of one ballot: its name, its phase and the ways between its pages. */
export function DeskFrame({ ballot, tab, title, children }: { ballot: Ballot; tab: Tab; title?: string; children: ComponentChildren }) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = ballot;
  const name = sourceText(ballot.title);
  const tabs: readonly { key: Tab; href: string; shown: boolean }[] = [
    { key: 'overview', href: deskHref(slug), shown: true },
    { key: 'codes', href: pathTo(PATHS.deskCodes, { slug }), shown: hasCodes(ballot) },
    { key: 'boards', href: pathTo(PATHS.deskBoards, { slug }), shown: ballot.offline && ballot.state === 'open' },
    { key: 'reconciliation', href: pathTo(PATHS.deskReconciliation, { slug }), shown: ballot.state === 'open' || ballot.state === 'closed' },
  ];
  const crumbs = [{ label: t('staff.ballots'), href: view.href(PATHS.desk) }, ...(title === undefined ? [] : [{ label: name, href: view.href(deskHref(slug)) }])];
  return (
    <Page staff title={title ?? name} eyebrow={<>{title === undefined ? t('staff.ballot') : name} <PhaseBadge phase={ballot.phase} /></>} crumbs={crumbs}>
      <Tabs label={t('staff.tabs')} items={tabs.filter((tab) => tab.shown).map(({ key, href }) => ({ label: t(`staff.tab.${key}`), href: view.href(href), current: key === tab }))} />
      {children}
    </Page>
  );
}
