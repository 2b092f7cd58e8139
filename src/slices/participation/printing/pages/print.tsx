import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, More, Page, RadioGroup, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Process } from '../../processes/queries.ts';
import { languageOptions } from '../../submissions/pages/fields.tsx';
import { CONTENT_LANGUAGES } from '../../submissions/schema.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { OWN, PAPERS } from '../schema.ts';
import { words } from '../words.ts';

/** Which paper, in which language, in whose words. */
export function PrintPage({ process, form = EMPTY_FORM }: { process: Process; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  const at = { slug: process.slug };
  const open = form.problems.some((p) => (OWN as readonly string[]).includes(p.field ?? ''));
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} staff crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, at)) }]}>
      <Form action={view.href(pathTo(PATHS.deskPrint, at))} state={form}>
        <RadioGroup name="paper" legend={t('staff.paper')} options={PAPERS.map((p) => ({ value: p, label: t(`staff.paper.${p}`) }))} value="cards" />
        <SelectField name="language" label={t('staff.language')} hint={t('staff.language_hint')} options={languageOptions(view.locale, CONTENT_LANGUAGES)} value="de" placeholder={false} width="medium" />
        <TextField name="return" label={t('staff.return')} hint={t('staff.return_hint')} optional />
        <More summary={t('staff.own')} open={open}>
          <div class="mt-form">
            <p>{t('staff.own_hint')}</p>
            {OWN.map((name) => <TextField name={name} label={t(`staff.own.${name}`)} optional />)}
          </div>
        </More>
        <Actions><Button icon="download">{t('staff.make')}</Button></Actions>
      </Form>
    </Page>
  );
}
