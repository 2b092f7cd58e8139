import type { ComponentChildren } from 'preact';
import { formatDate } from './format.ts';
import { Icon, type IconName } from './icons.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface TimelineItem {
  /** A day (`YYYY-MM-DD`) or an instant; absent where nobody knows. */
  readonly date?: string | Date;
  /** Instead of a formatted date, e.g. "Herbst 2011". */
  readonly dateText?: string;
  /** What kind of step: "Beitrag", "Empfehlung". */
  readonly kind: string;
  /** Absent where the kind says it all and the text lists the records, e.g. "12 Beiträge". */
  readonly title?: string;
  /** With language prefix. */
  readonly href?: string;
  readonly text?: ComponentChildren;
  readonly icon?: IconName;
  /** Where the reader is. */
  readonly current?: boolean;
  /** Still to come: drawn as a dotted thread. */
  readonly future?: boolean;
  /** Language of title and text where it differs (BCP 47). */
  readonly lang?: string;
}

/** Steps in their order along the red thread. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label?: string }) {
  const t = useText(words);
  return (
    <ol class="mt-timeline" role="list" aria-label={label ?? t('timeline')}>
      {items.map((item) => <Item {...item} />)}
    </ol>
  );
}

function Item({ date, dateText, kind, title, href, text, icon, current, future, lang }: TimelineItem) {
  const { locale } = useView();
  const t = useText(words);
  const when = dateText ?? (date === undefined ? undefined : formatDate(locale, date, 'long'));
  const classes = ['mt-timeline__item', current === true && 'mt-timeline__item--current', future === true && 'mt-timeline__item--future'].filter(Boolean).join(' ');
  return (
    <li class={classes} aria-current={current === true ? 'step' : undefined}>
      <span class="mt-timeline__knot">{icon !== undefined && <Icon name={icon} small />}</span>
      <div class="mt-timeline__body">
        <p class="mt-timeline__meta">
          <span class="mt-timeline__kind">{kind}</span>
          {when !== undefined && <time dateTime={machineDate(date)}>{when}</time>}
          {current === true && <span class="mt-timeline__here">{t('graph_here')}</span>}
          {future === true && <span class="kern-sr-only">{t('step_next')}</span>}
        </p>
        {title !== undefined && <p class="mt-timeline__title"><bdi lang={lang}>{href === undefined ? title : <a href={href}>{title}</a>}</bdi></p>}
        {text !== undefined && <div class="mt-timeline__text mt-flow" lang={lang}>{typeof text === 'string' ? <p>{text}</p> : text}</div>}
      </div>
    </li>
  );
}

function machineDate(date: string | Date | undefined): string | undefined {
  return date instanceof Date ? date.toISOString() : date;
}

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'current' | 'next';
  /** Dates or a number: "3. Mai bis 12. Juli", "34 Beiträge". */
  readonly note?: ComponentChildren;
  readonly href?: string;
}

/** More than these have no room for their names side by side. */
const MOST_ABREAST = 6;

/** The phases of a process: where are we, what comes next. */
export function Steps({ steps, label }: { steps: readonly Step[]; label?: string }) {
  const t = useText(words);
  return (
    <ol class={steps.length > MOST_ABREAST ? 'mt-steps' : 'mt-steps mt-steps--row'} role="list" aria-label={label ?? t('steps')}>
      {steps.map((step, i) => (
        <li class={`mt-steps__step mt-steps__step--${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span class="mt-steps__knot" aria-hidden="true">{step.state === 'done' ? <Icon name="check" small /> : i + 1}</span>
          <div>
            <p class="mt-steps__label">{step.href === undefined ? step.label : <a href={step.href}>{step.label}</a>}</p>
            <p class="mt-steps__note">
              <span class={step.state === 'current' ? 'mt-steps__now' : 'kern-sr-only'}>{t(`step_${step.state}`)}</span>
              {step.note !== undefined && <span>{step.note}</span>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
