import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';

export interface ButtonProps {
  /** `danger` for what cannot be undone. */
  readonly kind?: 'primary' | 'secondary' | 'tertiary' | 'danger';
  /** With an address it is a link that looks like a button; links lead on, buttons do something. */
  readonly href?: string;
  readonly type?: 'submit' | 'reset' | 'button';
  /** Sent with the form: which of several buttons was pressed. */
  readonly name?: string;
  readonly value?: string;
  /** Sends the form elsewhere, e.g. to a preview. */
  readonly formAction?: string;
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

export function Button({ kind = 'primary', href, type = 'submit', icon, iconAfter, small, children, ...rest }: ButtonProps) {
  const look = kind === 'danger' ? 'kern-btn mt-btn--danger' : `kern-btn kern-btn--${kind}`;
  const classes = small === true ? `${look} mt-btn--small` : look;
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} small />}
      <span class="kern-label">{children}</span>
      {iconAfter !== undefined && <Icon name={iconAfter} small />}
    </>
  );
  return href === undefined ? <button class={classes} type={type} {...rest}>{content}</button> : <a class={classes} href={href}>{content}</a>;
}

/** Buttons in a row; below each other on phones. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="mt-actions">{children}</div>;
}
