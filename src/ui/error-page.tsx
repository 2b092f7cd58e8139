import { PROBLEM_STATUS, type Problem } from '../kernel/problem.ts';
import { Actions, Button } from './button.tsx';
import { Page } from './page.tsx';
import { problemText } from './problem.ts';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

/** What went wrong, in the reader's language, with a way on; unexpected errors show the id that the log has too. */
export function ErrorPage({ problems }: { problems: readonly Problem[] }) {
  const t = useText(words);
  const view = useView();
  const problem = problems[0] ?? { code: 'internal' };
  const title = problemText(view.locale, problem);
  return (
    <Page title={title} noindex>
      {PROBLEM_STATUS[problem.code] >= 500 && <p>{t('error_request_id', { id: view.requestId })}</p>}
      <p>{t('error_back')}</p>
      <Actions>
        {problem.code === 'sign_in_needed' && <Button href={view.href('/sign-in')}>{t('sign_in')}</Button>}
        <Button kind="secondary" href={view.href('/')}>{t('error_home')}</Button>
      </Actions>
    </Page>
  );
}
