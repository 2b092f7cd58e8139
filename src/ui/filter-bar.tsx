import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import { More } from './text-parts.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';
import type { Option } from './fields-choice.tsx';

export interface FilterChoice {
  /** Query parameter. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
}

export interface FilterBarProps {
  /** The list's page, with language prefix; this page unless stated. */
  readonly action?: string;
  /** Text search as `?q=`; `undefined` where the list has none. */
  readonly q?: string | null;
  readonly searchLabel?: string;
  readonly choices?: readonly FilterChoice[];
  /** Further fields. */
  readonly children?: ComponentChildren;
}

/** From so many on, the list would begin below the first screen of a phone. */
const FOLDED_FROM = 4;

/** Search and filters of a list; a GET form, so that every selection has an address. Many filters are folded away until one is set. */
export function FilterBar({ action, q, searchLabel, choices = [], children }: FilterBarProps) {
  const view = useView();
  const t = useText(words);
  const target = action ?? view.href(view.path);
  const chosen = choices.some((choice) => (choice.value ?? '') !== '');
  const active = (q ?? '') !== '' || chosen;
  const fields = choices.map((choice) => <Choice {...choice} />);
  return (
    <search>
      <form class="mt-filter" method="get" action={target}>
        {q !== undefined && (
          <div class="kern-form-input mt-filter__query">
            <label class="kern-label" for="filter-q">{searchLabel ?? t('search_label')}</label>
            <input class="mt-input" id="filter-q" type="search" name="q" value={q ?? ''} dir="auto" />
          </div>
        )}
        {choices.length < FOLDED_FROM ? fields : (
          <div class="mt-filter__more"><More summary={t('filter_more')} open={chosen}><div class="mt-filter__fields">{fields}</div></More></div>
        )}
        {children}
        <div class="mt-actions">
          <Button icon="search">{t('filter')}</Button>
          {active && <Button kind="tertiary" href={target}>{t('filter_reset')}</Button>}
        </div>
      </form>
    </search>
  );
}

function Choice({ name, label, options, value }: FilterChoice) {
  const t = useText(words);
  const id = `filter-${name}`;
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>{label}</label>
      <div class="mt-select">
        <select class="mt-input" id={id} name={name}>
          <option value="">{t('all')}</option>
          {options.map((option) => <option value={option.value} selected={option.value === value} lang={option.lang}>{option.label}</option>)}
        </select>
        <Icon name="down" />
      </div>
    </div>
  );
}
