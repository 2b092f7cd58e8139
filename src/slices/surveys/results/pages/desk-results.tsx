import { Actions, Alert, Button, useText } from '../../../../ui/index.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { ResultsBody, type ResultsProps } from './results.tsx';

/** The results as everybody will read them once they are released, and the answers to take away. */
export function DeskResultsPage(props: ResultsProps) {
  const { survey } = props;
  const t = useText(staffWords);
  const file = (name: string): string => pathTo(PATHS.deskExport, { slug: survey.slug, file: name });
  return (
    <DeskFrame survey={survey} tab="results" wide>
      {survey.releasedOn === null && <Alert tone="info"><p>{t(survey.state === 'ended' ? 'staff.results_waiting' : 'staff.results_running')}</p></Alert>}
      <ResultsBody {...props} />
      <h2>{t('staff.export')}</h2>
      <p>{t(survey.anonymous ? 'staff.export_anonymous' : 'staff.export_named')}</p>
      <Actions>
        {(['answers.xlsx', 'answers.csv'] as const).map((name) => <Button kind="secondary" icon="download" href={file(name)}>{t('staff.export_answers', { format: name.endsWith('csv') ? 'CSV' : 'Excel' })}</Button>)}
        {(['codebook.xlsx', 'codebook.csv'] as const).map((name) => <Button kind="tertiary" icon="download" href={file(name)}>{t('staff.export_codebook', { format: name.endsWith('csv') ? 'CSV' : 'Excel' })}</Button>)}
      </Actions>
    </DeskFrame>
  );
}
