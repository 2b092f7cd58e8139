import type { ComponentChildren } from 'preact';
import type { Problem } from '../kernel/problem.ts';
import { Icon } from './icons.tsx';
import { problemText } from './problem.ts';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

/** What every field has. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** A sentence below the label. */
  readonly hint?: ComponentChildren;
  /** Fields are needed unless marked as optional. */
  readonly optional?: boolean;
}

/** Ids of hint and problem for `aria-describedby`. */
export function describedBy(id: string, hint: unknown, problem: Problem | undefined, ...more: readonly (string | false)[]): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, ...more, problem !== undefined && `${id}-error`].filter((part) => part !== false);
  return ids.length === 0 ? undefined : ids.join(' ');
}

export function OptionalMark({ optional }: { optional: boolean | undefined }) {
  const t = useText(words);
  return optional === true ? <span class="mt-mark">{` (${t('optional')})`}</span> : null;
}

export function Hint({ id, children }: { id: string; children: ComponentChildren }) {
  return children === undefined ? null : <div class="kern-hint" id={`${id}-hint`}>{children}</div>;
}

export function FieldProblem({ id, problem }: { id: string; problem: Problem | undefined }) {
  const view = useView();
  const t = useText(words);
  if (problem === undefined) return null;
  return (
    <p class="kern-error" id={`${id}-error`}>
      <Icon name="danger" small />
      <span class="kern-body">
        <span class="kern-sr-only">{`${t('error_label')} `}</span>
        {problemText(view.locale, problem)}
      </span>
    </p>
  );
}

interface FrameProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly optional: boolean | undefined;
  readonly problem: Problem | undefined;
  readonly extraClass?: string;
  readonly children: ComponentChildren;
}

/** Label, hint, problem and the control, in the order a screen reader should meet them. */
export function FieldFrame({ id, label, hint, optional, problem, extraClass, children }: FrameProps) {
  const classes = ['kern-form-input', problem !== undefined && 'kern-form-input--error', extraClass].filter(Boolean).join(' ');
  return (
    <div class={classes}>
      <label class="kern-label" for={id}>
        {label}
        <OptionalMark optional={optional} />
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldProblem id={id} problem={problem} />
      {children}
    </div>
  );
}
