import { sourceText } from '../../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, Form, Page, RevisionField, TextField, useText, useView } from '../../../../../ui/index.ts';
import { words as concernWords } from '../../../concern/words.ts';
import type { Process } from '../../../processes/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';

/** How a process takes contributions in. */
export function WaysPage({ process, accepted, concern, saved, form = EMPTY_FORM }: { process: Process; accepted: number; concern: boolean; saved: boolean; form?: FormState }) {
  const [t, ct] = [useText(words), useText(concernWords)];
  const view = useView();
  const { slug } = process;
  return (
    <Page title={t('staff.ways.title')} staff crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug })) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {accepted > 0 && (
        <section class="mt-flow">
          <h2>{t('staff.ways.release_title')}</h2>
          <p>{t('staff.ways.accepted', { n: accepted })}</p>
          <Form id="release" action={view.href(pathTo(PATHS.deskRelease, { slug }))}><Actions><Button>{t('staff.ways.release', { n: accepted })}</Button></Actions></Form>
        </section>
      )}
      <Form action={view.href(pathTo(PATHS.deskWays, { slug }))} state={form}>
        <RevisionField revision={process.version} />
        <Checkbox name="publishLater" label={t('staff.ways.later')} hint={t('staff.ways.later_hint')} checked={process.publishLater} />
        <Checkbox name="concern" label={ct('staff.switch')} hint={ct('staff.switch_hint')} checked={concern} />
        <TextField name="languages" label={t('staff.ways.languages')} hint={t('staff.ways.languages_hint')} value={process.languagesRead.join(', ')} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
