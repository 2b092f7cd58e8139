import { dirOf, isLocale } from '../../../../kernel/locale.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Badge, Button, Form, formatPercent, useText, useView } from '../../../../ui/index.ts';
import { likenessOf } from '../../rules.ts';
import { hrefs } from '../../urls.ts';
import { words as likeWords } from '../../words.ts';
import type { Pair, PairText } from '../queries.ts';
import { beginning, stretchesOf } from '../rules.ts';
import { queryOf, type PairFilter } from '../schema.ts';
import { words } from '../words.ts';

export interface PairCardProps {
  readonly pair: Pair;
  readonly filter: PairFilter;
  readonly state?: FormState;
}

/** Two texts beside each other, the words that say why, and the decision. It can be focused, so that its keys are its own. */
export function PairCard({ pair, filter, state = EMPTY_FORM }: PairCardProps) {
  const t = useText(words);
  const like = useText(likeWords);
  const { locale } = useView();
  const [first, second] = pair.texts;
  const title = `pair-${pair.id}-title`;
  return (
    <article class="mt-pair" id={`pair-${pair.id}`} tabIndex={-1} data-pair aria-labelledby={title}>
      <h2 id={title} class="mt-pair__title"><span lang="de">{first.name}</span> <span aria-hidden="true">/</span> <span lang="de">{second.name}</span></h2>
      <p class="mt-small mt-muted">{like('scored', { like: like(`like.${likenessOf(pair.score)}`), percent: formatPercent(locale, pair.score) })}</p>
      {pair.decision !== null && <p><Badge>{t(`staff.decision.${pair.decision}`)}</Badge></p>}
      <div class="mt-columns" data-texts>
        <Side text={first} letter="A" words={pair.reasons.map((reason) => reason.mine)} />
        <Side text={second} letter="B" words={pair.reasons.map((reason) => reason.theirs)} />
      </div>
      <Reasons pair={pair} />
      {pair.decision === null ? <DecideForm pair={pair} filter={filter} state={state} /> : null}
      <div data-undo hidden={pair.decision === null}><UndoForm pair={pair} filter={filter} id={`undo-${pair.id}`} /></div>
    </article>
  );
}

function Side({ text, letter, words: why }: { readonly text: PairText; readonly letter: 'A' | 'B'; readonly words: readonly string[] }) {
  const t = useText(words);
  const view = useView();
  const { text: shown, cut } = beginning(text.text);
  return (
    <section>
      <h3 class="mt-pair__name">{letter}: <span>{t(`staff.kind.${text.kind}`)}</span></h3>
      <p class="mt-pair__text" lang={text.language} dir={isLocale(text.language) ? dirOf(text.language) : 'auto'}>
        {stretchesOf(shown, why).map(({ text: part, reason }) => (reason === null ? part : <mark>{part}<sup>{reason + 1}</sup></mark>))}
        {cut && '…'}
      </p>
      <p class="mt-small"><a href={view.href(text.href)}>{t('staff.open', { name: text.name })}</a></p>
    </section>
  );
}

/** The numbers in the texts, in words: which word stands for which. */
function Reasons({ pair }: { readonly pair: Pair }) {
  const t = useText(words);
  const like = useText(likeWords);
  if (pair.reasons.length === 0) return null;
  return (
    <div data-texts>
      <h3 class="mt-pair__name">{t('staff.why')}</h3>
      <ol class="mt-pair__why mt-small">
        {pair.reasons.map(({ mine, theirs, how }) => (
          <li><bdi lang="de">{mine.toLowerCase() === theirs.toLowerCase() ? like('word', { word: mine }) : like('pair', { mine, theirs })}</bdi> – {like(`how.${how}`)}</li>
        ))}
      </ol>
    </div>
  );
}

function DecideForm({ pair, filter, state }: Required<PairCardProps>) {
  const t = useText(words);
  const view = useView();
  const [first, second] = pair.texts;
  const oneKind = first.kind === second.kind;
  const choices = [
    { choice: 'same', key: '1', label: t(oneKind ? 'staff.choose.same_first' : 'staff.choose.same') },
    ...(oneKind ? [{ choice: 'same_second', key: '2', label: t('staff.choose.same_second') }] : []),
    { choice: 'related', key: '3', label: t('staff.choose.related') },
    { choice: 'different', key: '4', label: t('staff.choose.different') },
  ];
  return (
    <div data-decide>
      <Form action={view.href(hrefs.pair(pair.id) + queryOf(filter))} id={`decide-${pair.id}`} state={state} label={t('staff.choose.legend', { first: first.name, second: second.name })} labels={{ choice: t('staff.choose.what') }}>
        <Actions>
          {choices.map(({ choice, key, label }) => (
            <Button name="choice" value={choice} kind="secondary" small><span>{label}</span> <kbd hidden data-keys>{key}</kbd></Button>
          ))}
        </Actions>
      </Form>
    </div>
  );
}

/** Takes the decision back; what was merged stands alone again. */
export function UndoForm({ pair, filter, id }: { readonly pair: Pair; readonly filter: PairFilter; readonly id: string }) {
  const t = useText(words);
  const view = useView();
  return (
    <Form action={view.href(hrefs.undo(pair.id) + queryOf(filter))} id={id}>
      <Actions><Button kind="tertiary" small>{t('staff.undo', { first: pair.texts[0].name, second: pair.texts[1].name })}</Button></Actions>
    </Form>
  );
}
