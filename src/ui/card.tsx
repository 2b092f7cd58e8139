import type { ComponentChildren } from 'preact';

export interface CardProps {
  readonly title: string;
  /** Makes the whole card lead there; links inside stay usable. */
  readonly href?: string;
  /** Heading level that fits the page's outline; 3 unless stated. */
  readonly level?: 2 | 3 | 4;
  /** A line above the title: kind, number, date. */
  readonly meta?: ComponentChildren;
  /** Badges, counts and links at the lower edge. */
  readonly footer?: ComponentChildren;
  /** Language of title and text where it differs (BCP 47). */
  readonly lang?: string;
  readonly children?: ComponentChildren;
}

/** One thing among several. */
export function Card({ title, href, level = 3, meta, footer, lang, children }: CardProps) {
  const Heading = `h${level}` as 'h2' | 'h3' | 'h4';
  return (
    <article class={href === undefined ? 'kern-card' : 'kern-card kern-card--link'}>
      <div class="kern-card__header">
        {meta !== undefined && <p class="kern-card__meta">{meta}</p>}
        <Heading class="kern-card__title"><bdi lang={lang}>{href === undefined ? title : <a href={href}>{title}</a>}</bdi></Heading>
      </div>
      {children !== undefined && <div class="kern-card__body" lang={lang}>{typeof children === 'string' ? <p>{children}</p> : children}</div>}
      {footer !== undefined && <div class="kern-card__footer">{footer}</div>}
    </article>
  );
}

/** Cards side by side as far as there is room; each child becomes a list item. */
export function CardGrid({ children, wide = false }: { children: readonly ComponentChildren[]; wide?: boolean }) {
  return <ul class={wide ? 'mt-grid mt-grid--wide' : 'mt-grid'} role="list">{children.map((child) => <li>{child}</li>)}</ul>;
}
