import { PROBLEM_STATUS, type Problem } from '../kernel/problem.ts';
import { Page } from './page.tsx';
import { problemText } from './problem.ts';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

/** What went wrong, in the reader's language, with a way on; unexpected errors show the id that the log has too. */
export function ErrorPage({ problems }: { problems: readonly Problem[] }) {
  const t = useText(words);
  const view = useView();
  const code = problems[0]?.code ?? 'internal';
  const title = problems[0] === undefined ? '' : problemText(view.locale, problems[0]);
  return (
    <Page title={title} noindex>
      <h1>{title}</h1>
      {PROBLEM_STATUS[code] >= 500 && <p>{t('error_request_id', { id: view.requestId })}</p>}
      {code === 'sign_in_needed' && (
        <p>
          <a href={view.href('/sign-in')}>{t('error_sign_in')}</a>
        </p>
      )}
      <p>
        <a href={view.href('/')}>{t('error_home')}</a>
      </p>
    </Page>
  );
}
