import { More, PlainText, Quote, useText, useView } from '../../../../ui/index.ts';
import { SaidLink, SaidText } from '../../../concept/public.ts';
import type { Voices } from '../queries.ts';
import { words } from '../words.ts';

/** What is assessed in its own words, and what people said that it came from. */
export function VoicesBehind({ voices }: { voices: Voices }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      {voices.subjects.map((s) => (
        <div class="mt-flow">
          <p><SaidLink value={s.title} href={view.href(s.href)} /></p>
          {s.text !== null && <SaidText value={s.text} />}
          {s.prospect !== null && <p class="mt-muted">{t('staff.prospect')}</p>}
          {s.prospect !== null && <SaidText value={s.prospect} />}
        </div>
      ))}
      <More summary={t('staff.voices', { n: voices.total })} open={voices.items.length > 0 && voices.items.length <= 3}>
        {voices.total === 0 && <p>{t('staff.voices_none')}</p>}
        {voices.items.map((v) => (
          <Quote lang={v.language} by={<a href={view.href(v.href)}>{t('staff.voice', { n: v.number })}</a>}><PlainText text={v.text} /></Quote>
        ))}
        {voices.total > voices.items.length && voices.items.length > 0 && <p class="mt-muted">{t('staff.voices_more', { n: voices.total - voices.items.length })}</p>}
      </More>
    </section>
  );
}
