import { Alert, useText } from '../../../ui/index.ts';
import type { AnswerRow } from '../queries.ts';
import { dissentIn } from '../rules.ts';
import { words } from '../words.ts';

/** Says where departments disagree; nothing where they do not. */
export function Dissent({ answers }: { answers: readonly AnswerRow[] }) {
  const t = useText(words);
  const dissent = dissentIn(answers);
  if (!dissent.feasibility && !dissent.level) return null;
  return (
    <Alert tone="warning" title={t('dissent')}>
      {dissent.feasibility && <p>{t('dissent.feasibility')}</p>}
      {dissent.level && <p>{t('dissent.level')}</p>}
    </Alert>
  );
}
