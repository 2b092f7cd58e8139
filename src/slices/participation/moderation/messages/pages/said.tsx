import { DateText, PlainText, RecordList, useText, useView } from '../../../../../ui/index.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { Message } from '../queries.ts';

/** Answers of the office to the author, to read and to hear. */
export function SaidToYou({ code, messages }: { code: string; messages: readonly Message[] }) {
  const t = useText(words);
  const view = useView();
  if (messages.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('messages.title')}</h2>
      <RecordList>
        {messages.map((m) => (
          <div class="mt-flow">
            <p class="mt-muted"><DateText value={m.saidOn} /></p>
            <div lang={m.language} dir="auto" class="mt-flow"><PlainText text={m.text} /></div>
            {m.audio !== null && <p><audio controls preload="none" src={view.href(pathTo(PATHS.receiptAudio, { receipt: code, message: m.id }))} aria-label={t('messages.listen')} /></p>}
          </div>
        ))}
      </RecordList>
    </section>
  );
}
