import { h } from 'preact';
import { inLanguage } from '../../../../kernel/localized.ts';
import { describedBy, FieldProblem } from '../../../../ui/field-frame.tsx';
import { useField } from '../../../../ui/form.tsx';
import { useText, useView } from '../../../../ui/index.ts';
import { Pictogram } from '../../pages/pictogram.tsx';
import type { BallotOption } from '../../queries.ts';
import { words } from '../../words.ts';
import { dotsField } from '../rules.ts';

/** An input whose type is only known when it is rendered; the element's own types want it fixed. */
const Input = (attributes: Readonly<Record<string, string | number | undefined>>) => h('input', attributes as Record<string, string>);

export type DotOption = Pick<BallotOption, 'number' | 'title' | 'href'> & { readonly pictogram: string | null };

/** One option with the number of dots for it; the island adds buttons and draws the dots. */
export function DotField({ option, max }: { option: DotOption; max: number }) {
  const view = useView();
  const t = useText(words);
  const name = dotsField(option.number);
  const { id, values, problem } = useField(name, '0');
  const title = inLanguage(option.title, view.locale);
  const typed = values[0] ?? '';
  const numeric = /^\d*$/.test(typed);
  return (
    <li class={problem === undefined ? 'mt-option' : 'mt-option mt-option--problem'}>
      <span class="mt-option__picture">
        <span class="mt-option__number" aria-hidden="true">{option.number}</span>
        {option.pictogram !== null && <Pictogram name={option.pictogram} />}
      </span>
      <div class="mt-option__text">
        <label for={id} class="mt-option__title">
          <span class="kern-sr-only">{t('option_n', { n: option.number })}</span>
          <bdi lang={title.lang}>{title.text}</bdi>
        </label>
        {option.href !== null && <a class="mt-option__more" href={view.href(option.href)}>{t('option_more')}<span class="kern-sr-only">{`: ${title.text}`}</span></a>}
        <FieldProblem id={id} problem={problem} />
      </div>
      <div class="mt-option__dots">
        <Input
          class="mt-input mt-option__input" id={id} name={name} type={numeric ? 'number' : 'text'} inputMode="numeric" min={0} max={max} value={typed} autocomplete="off"
          aria-invalid={problem === undefined ? undefined : 'true'} aria-describedby={describedBy(id, undefined, problem)}
        />
      </div>
    </li>
  );
}
