import { sourceText } from '../../../../kernel/localized.ts';
import { Button, DateText, EmptyState, Page, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { Said, SaidLink, SaidText } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import type { Item, Round } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { OutcomeBadge } from './parts.tsx';

interface AgendaPageProps {
  readonly concept: Concept;
  readonly round: Round | null;
  readonly items: readonly Item[];
  /** What stands in the draft. */
  readonly fields: readonly ContentField[];
}

/** What the review gave the draft to do: improve and extend first, then what is new and what left it. */
export function AgendaPage({ concept, round, items, fields }: AgendaPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const entryOf = new Map(fields.flatMap((f) => f.entries.map((e) => [e.measureId, e.id] as const)));
  const part = (outcomes: readonly Item['outcome'][]) => items.filter((i) => outcomes.includes(i.outcome));
  const line = (item: Item) => {
    const entry = entryOf.get(item.measureId ?? item.madeMeasureId ?? '');
    return entry === undefined ? <Said value={item.title} /> : <SaidLink value={item.title} href={view.href(conceptHrefs.draftEntry(slug, entry))} />;
  };
  const toDo = part(['improve', 'extend']);
  return (
    <Page title={t('staff.agenda')} lead={t('staff.agenda_lead')} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.draft(slug)) }]} staff>
      {round === null ? <EmptyState title={t('staff.agenda_none')} /> : (
        <>
          <p><a href={view.href(hrefs.round(slug, round.number))}><Said value={round.title} /></a></p>
          <h2>{t('staff.to_do')}</h2>
          {toDo.length === 0 && <p>{t('none')}</p>}
          <ul class="mt-list" role="list">
            {toDo.map((item) => (
              <li class="mt-flow">
                <p>{line(item)} {item.outcome !== null && <OutcomeBadge outcome={item.outcome} />}</p>
                {item.reason !== null && <SaidText value={item.reason} />}
                <form method="post" action={view.href(hrefs.agendaItem(slug, item.id))}>
                  <input type="hidden" name="done" value={item.doneOn === null ? 'yes' : 'no'} />
                  {item.doneOn !== null && <p>{t('staff.item_done')} <DateText value={item.doneOn} /></p>}
                  <Button kind="tertiary" small icon={item.doneOn === null ? 'check' : 'back'}>{t(item.doneOn === null ? 'staff.mark_done' : 'staff.mark_open')}<span class="kern-sr-only">: {sourceText(item.title)}</span></Button>
                </form>
              </li>
            ))}
          </ul>
          <Plain title={t('staff.added')} items={part(['new'])} line={line} none={t('none')} />
          <Plain title={t('staff.dropped')} items={part(['drop'])} line={line} none={t('none')} />
        </>
      )}
    </Page>
  );
}

function Plain({ title, items, line, none }: { title: string; items: readonly Item[]; line: (item: Item) => preact.ComponentChildren; none: string }) {
  return (
    <>
      <h2>{title}</h2>
      {items.length === 0 ? <p>{none}</p> : <ul>{items.map((item) => <li>{line(item)}{item.reason !== null && <SaidText value={item.reason} />}</li>)}</ul>}
    </>
  );
}
