import type { ComponentChildren } from 'preact';
import { Actions, Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';

export interface HeroAction {
  readonly label: string;
  readonly href: string;
}

export interface Station {
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly icon: IconName;
}

export interface HeroProps {
  readonly eyebrow?: string;
  /** The page's h1. */
  readonly title: ComponentChildren;
  readonly lead: string;
  /** The first is the main thing to do. */
  readonly actions: readonly HeroAction[];
  /** What happens here, in the order it happens: say something, see what becomes of it, what is being done. */
  readonly stations: readonly Station[];
  /** Name of the list of stations for screen readers. */
  readonly stationsLabel: string;
}

/** The start page's opening: what this is and what one can do, held together by one line. Inside `Page wide heading={false}`. */
export function Hero({ eyebrow, title, lead, actions, stations, stationsLabel }: HeroProps) {
  return (
    <div class="mt-hero">
      <div class="mt-hero__top">
        <div class="mt-hero__text">
          {eyebrow !== undefined && <p class="mt-title__eyebrow">{eyebrow}</p>}
          <h1>{title}</h1>
          <p class="mt-lead">{lead}</p>
          <Actions>
            {actions.map((action, i) => <Button href={action.href} kind={i === 0 ? 'primary' : 'secondary'}>{action.label}</Button>)}
          </Actions>
        </div>
        <OneLine />
      </div>
      <ol class="mt-stations" role="list" aria-label={stationsLabel}>
        {stations.map((station, i) => (
          <li class="mt-station">
            <span class="mt-station__knot"><Icon name={station.icon} /></span>
            <h2><span class="mt-station__number">{i + 1}</span> <a href={station.href}>{station.title}</a></h2>
            <p>{station.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Words, people, a house: drawn in one line, which leaves the picture where the stations begin. */
function OneLine() {
  return (
    <svg class="mt-hero__picture mt-mirror" viewBox="0 0 720 430" aria-hidden="true" focusable="false">
      <ellipse class="mt-hero__glow" cx="345" cy="262" rx="205" ry="150" />
      <ellipse class="mt-hero__meadow" cx="600" cy="345" rx="150" ry="62" />
      <path class="mt-hero__window" d="M596 292h34v92h-34zM563 236h26v26h-26zM637 236h26v26h-26z" />
      <circle class="mt-mark-sun" cx="250" cy="236" r="25" />
      <circle class="mt-mark-leaf" cx="360" cy="196" r="29" />
      <circle class="mt-mark-plum" cx="466" cy="288" r="19" />
      <circle class="mt-mark-sun" cx="94" cy="155" r="11" />
      <circle class="mt-mark-leaf" cx="132" cy="155" r="11" />
      <circle class="mt-mark-plum" cx="170" cy="155" r="11" />
      <path
        class="mt-stroke-thread"
        d="M-8 404C58 404 104 344 122 262c4-18 10-48 28-48h28c28 0 47-18 47-46v-26c0-28-19-46-47-46H88c-28 0-48 18-48 46v26c0 28 20 46 48 46 20 0 26 26 32 48 20 78 40 122 66 122 30 0 14-106 64-106s36 106 56 106 6-148 54-148 34 148 54 148 12-62 48-62 26 62 46 62c22 0 26-10 26-34V244c0-8 2-12 8-18l66-60c8-8 14-8 22 0l66 60c6 6 8 10 8 18v106c0 34 18 48 44 48"
        fill="none" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"
      />
    </svg>
  );
}
