import { widerOf } from '../german/lexicon/rules.ts';
import { partsOf, type Part } from '../german/rules.ts';
import { fold, stem } from '../german/words/rules.ts';

export interface Reason {
  /** Word of the text asked about. */
  readonly mine: string;
  /** Word of the similar text. */
  readonly theirs: string;
  /** The same word or another form of it; a part of a compound; another word for it; a word of the same topic. */
  readonly how: 'word' | 'part' | 'meaning' | 'topic';
}

const SHOWN = 5;
/** Words of the same topic say little; they are named where little else is in common. */
const ENOUGH = 2;

/** Why two texts were put beside each other, strongest first, each word named once. */
export function reasonsFor(mine: string, theirs: string): Reason[] {
  const others = partsOf(theirs);
  const found: Reason[] = [];
  const add = (part: Part, match: Part | undefined, how: Reason['how']): void => {
    if (match === undefined || found.some((r) => r.mine === part.word && r.theirs === match.word)) return;
    found.push({ mine: part.word, theirs: match.word, how });
  };
  const parts = partsOf(mine).filter((part, at, all) => all.findIndex((p) => p.stem === part.stem) === at);
  const telling = parts.filter((part) => !part.weak);
  for (const part of telling) {
    const match = others.find((other) => other.stem === part.stem) ?? others.find((other) => other.groups.some((group) => part.groups.includes(group)));
    add(part, match, match === undefined ? 'topic' : howOf(part, match));
  }
  if (found.length < ENOUGH) for (const part of telling) add(part, others.find((other) => sameTopic(part, other)), 'topic');
  for (const part of parts.filter((p) => p.weak)) add(part, others.find((other) => other.stem === part.stem), part.part || others.some((o) => o.part && o.stem === part.stem) ? 'part' : 'word');
  return found.slice(0, SHOWN);
}

const sameTopic = (mine: Part, theirs: Part): boolean => mine.groups.some((group) => theirs.groups.some((other) => widerOf(group).includes(other) || widerOf(other).includes(group)));

function howOf(mine: Part, theirs: Part): Reason['how'] {
  if (mine.stem !== theirs.stem) return 'meaning';
  const whole = (part: Part): string => stem(fold(part.word));
  return (mine.part || theirs.part) && whole(mine) !== whole(theirs) ? 'part' : 'word';
}
