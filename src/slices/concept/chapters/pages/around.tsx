import type { ComponentChildren } from 'preact';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { Badge, formatNumber, Table, useText, useView } from '../../../../ui/index.ts';
import { langOf, Said } from '../../pages/parts.tsx';
import { words as conceptWords } from '../../words.ts';
import { pointsOf, termAnchor, termFinder, withTerms, type Around, type Chapter, type FigureText, type Place, type PointKind, type Term } from '../rules.ts';
import { words } from '../words.ts';

/** A text in paragraphs; words of the glossary lead to their definition, `glossary` being the address of the page that has it. */
export function Explained({ value, terms, glossary = '', except }: { value: Localized; terms: readonly Term[]; glossary?: string; except?: string }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  const finder = termFinder(terms, lang);
  return (
    <div class="mt-flow" {...langOf(lang, locale)}>
      {text.split(/\n{2,}/).map((paragraph) => <p>{withTerms(paragraph, finder, except).flatMap((piece) => (typeof piece === 'string' ? lines(piece) : [<a href={`${glossary}#${termAnchor(piece)}`}>{piece.text}</a>]))}</p>)}
    </div>
  );
}

const lines = (text: string) => text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br />, line]));

interface Slot {
  /** What stands below a part, e.g. comments on it. */
  readonly below?: ((part: string) => ComponentChildren) | undefined;
}

export function Chapters({ around, place, below }: { around: Around; place: Place } & Slot) {
  return <>{around.chapters.filter((h) => h.place === place).map((h) => <ChapterSection chapter={h} terms={around.terms} below={below} />)}</>;
}

function ChapterSection({ chapter, terms, below }: { chapter: Chapter; terms: readonly Term[] } & Slot) {
  return (
    <section class="mt-field mt-flow" id={`chapter-${chapter.code}`}>
      <h2><Said value={chapter.title} /></h2>
      <Explained value={chapter.body} terms={terms} />
      {chapter.figures.length > 0 && <Figures figures={chapter.figures} title={chapter.title} />}
      {below?.(`chapter:${chapter.code}`)}
    </section>
  );
}

function Figures({ figures, title }: { figures: readonly FigureText[]; title: Localized }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <Table
      caption={t('figures_of', { title: inLanguage(title, locale).text })}
      rows={figures}
      columns={[
        { label: t('figure'), cell: (f) => <Said value={f.label} />, rowHeader: true },
        { label: t('value'), cell: (f) => <>{formatNumber(locale, f.value)}{f.unit !== null && <> <Said value={f.unit} /></>}</>, type: 'number' },
        { label: t('source'), cell: (f) => <bdi lang="de">{f.source}</bdi> },
      ]}
    />
  );
}

/** Strategic goals or conditions of success, numbered. */
export function Points({ around, kind, below }: { around: Around; kind: PointKind } & Slot) {
  const t = useText(words);
  const points = pointsOf(around, kind);
  const part = kind === 'condition' ? 'conditions' : 'strategic_goals';
  if (points.length === 0) return null;
  return (
    <section class="mt-field mt-flow" id={part}>
      <h2>{t(part)}</h2>
      <p class="mt-muted">{t(`${part}.hint`)}</p>
      <ol>
        {points.map((p) => (
          <li class="mt-flow">
            <p><strong><Said value={p.title} /></strong></p>
            {p.text !== null && <Explained value={p.text} terms={around.terms} />}
            {p.levels.length > 0 && <Levels levels={p.levels} />}
          </li>
        ))}
      </ol>
      {below?.(part)}
    </section>
  );
}

function Levels({ levels }: { levels: Around['points'][number]['levels'] }) {
  const t = useText(words);
  const own = useText(conceptWords);
  return <p class="mt-small">{t('levels')} {levels.flatMap((level) => [<Badge>{own(`level.${level}`)}</Badge>, ' '])}</p>;
}

export function Glossary({ around, below }: { around: Around } & Slot) {
  const t = useText(words);
  if (around.terms.length === 0) return null;
  return (
    <section class="mt-field mt-flow" id="glossary">
      <h2>{t('glossary')}</h2>
      <p class="mt-muted">{t('glossary.hint')}</p>
      <dl class="mt-dl">
        {around.terms.map((term) => (
          <div id={termAnchor(term)}>
            <dt><Said value={term.term} /></dt>
            <dd>
              <Explained value={term.definition} terms={around.terms} except={term.code} />
              {term.synonyms.length > 0 && <p class="mt-small mt-muted">{t('synonyms')} <bdi lang={term.term.source}>{term.synonyms.join(', ')}</bdi></p>}
            </dd>
          </div>
        ))}
      </dl>
      {below?.('glossary')}
    </section>
  );
}
