import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';
import { LooseEnd } from './thread-line.tsx';
import { useText } from './view.ts';
import { words } from './words.ts';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

export interface AlertProps {
  readonly tone?: Tone;
  readonly title?: string;
  /** `status` is announced when the page opens after an action. */
  readonly role?: 'status' | 'alert' | 'note';
  readonly children?: ComponentChildren;
}

/** Something to know before reading on. */
export function Alert({ tone = 'info', title, role = 'note', children }: AlertProps) {
  const t = useText(words);
  return (
    <div class={`kern-alert mt-tone--${tone}`} role={role} aria-label={role === 'note' ? t(`tone_${tone}`) : undefined}>
      <Icon name={tone} />
      <div class="mt-alert__text">
        {title !== undefined && <p class="kern-title">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}

export type BadgeTone = Tone | 'neutral' | 'thread' | 'plum';

export interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

/** A short word on a coloured ground; the word carries the meaning. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span class={`kern-badge mt-tone--${tone}`}>
      {icon !== undefined && <Icon name={icon} small />}
      <span>{children}</span>
    </span>
  );
}

const STATES: Readonly<Record<string, readonly [BadgeTone, IconName]>> = {
  idea: ['neutral', 'speech'], draft: ['neutral', 'edit'], received: ['neutral', 'mail'], selected: ['plum', 'check'], planned: ['info', 'calendar'], open: ['success', 'clock'],
  published: ['info', 'eye'], considered: ['plum', 'people'], running: ['info', 'next'], done: ['success', 'success'], permanent: ['success', 'thread'], adopted: ['success', 'success'],
  closed: ['neutral', 'lock'], sealed: ['neutral', 'lock'], withheld: ['warning', 'eye'], withdrawn: ['neutral', 'back'], overdue: ['warning', 'warning'], stopped: ['danger', 'cross'],
  not_pursued: ['neutral', 'minus'], declined: ['neutral', 'minus'], forwarded: ['info', 'next'], merged: ['plum', 'thread'], void: ['danger', 'danger'], superseded: ['neutral', 'back'],
};

/** A record's state with the colour and picture it has everywhere; unknown states are neutral. */
export function StateBadge({ state, children }: { state: string; children: ComponentChildren }) {
  const [tone, icon] = STATES[state] ?? (['neutral', 'info'] as const);
  return <Badge tone={tone} icon={icon}>{children}</Badge>;
}

/** Nothing here yet, and what can be done about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class="mt-empty">
      <LooseEnd />
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action}
    </div>
  );
}

export interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** Instead of "3 of 10". */
  readonly text?: string;
}

/** How much of something is done. */
export function Progress({ label, value, max, text }: ProgressProps) {
  const t = useText(words);
  const said = text ?? t('progress_of', { value, max });
  return (
    <div class="mt-progress">
      <div class="mt-progress__row">
        <span>{label}</span>
        <span class="mt-muted">{said}</span>
      </div>
      <progress value={Math.min(value, max)} max={Math.max(max, 1)} aria-label={label}>{said}</progress>
    </div>
  );
}
