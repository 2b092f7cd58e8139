import { DateText, useText, useView } from '../../../../../ui/index.ts';
import { MeasureState, SaidLink } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import { STATES, type State } from '../../../measures/rules.ts';
import { words } from '../../words.ts';
import type { BoardCard, BoardColumn } from '../queries.ts';

export interface BoardProps {
  readonly columns: readonly BoardColumn[];
  /** Names of units, by id. */
  readonly units: ReadonlyMap<string, string>;
  /** Address of the table of one state, with the filters kept. */
  readonly moreHref: (state: State) => string;
  readonly today: string;
}

/** A column a state; what can be read without scrolling stands first: the nearest date. */
export function Board({ columns, units, moreHref, today }: BoardProps) {
  const t = useText(words);
  const order = new Map(STATES.map((s, i) => [s, i]));
  const shown = columns.toSorted((a, b) => (order.get(a.state) ?? 0) - (order.get(b.state) ?? 0));
  return (
    <div class="mt-board" role="region" aria-label={t('view.board')} tabIndex={0}>
      {shown.map((column) => (
        <section class="mt-board__column">
          <h2 class="mt-board__head"><MeasureState state={column.state} /> <span class="mt-count">{column.n}</span></h2>
          <ul class="mt-board__cards" role="list">{column.cards.map((card) => <Card card={card} units={units} today={today} />)}</ul>
          {column.n > column.cards.length && <p><a href={moreHref(column.state)}>{t('board.more', { n: column.n - column.cards.length })}</a></p>}
        </section>
      ))}
    </div>
  );
}

function Card({ card, units, today }: { card: BoardCard; units: ReadonlyMap<string, string>; today: string }) {
  const view = useView();
  const t = useText(words);
  const unit = card.leadDepartmentId === null ? undefined : units.get(card.leadDepartmentId);
  return (
    <li class="mt-board__card">
      <SaidLink value={card.title} href={view.href(hrefs.measure(card.key))} />
      {unit !== undefined && <small lang="de">{unit}</small>}
      {card.nextDue !== null && <small>{t('next_due')} <DateText value={card.nextDue} />{card.nextDue < today && ` (${t('step.late')})`}</small>}
      {!card.public && <small>{t('not_public')}</small>}
    </li>
  );
}
