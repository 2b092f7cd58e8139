import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, FileField, Form, RecordList, TextField, useText, useView } from '../../../../../ui/index.ts';
import type { MeasureDetail } from '../../../measures/queries.ts';
import { hrefs } from '../../../urls.ts';
import { MeasurePartPage } from '../../pages/parts.tsx';
import { carryingHrefs } from '../../urls.ts';
import { words } from '../../words.ts';
import { MEGABYTES } from '../schema.ts';

/** What belongs to a measure: pages elsewhere, and PDF files kept here. */
export function DocumentsPage({ measure, form }: { measure: MeasureDetail; form: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <MeasurePartPage measure={measure} title={t('staff.documents_title')} lead={t('staff.documents_lead')}>
      {measure.documents.length > 0 && (
        <RecordList>
          {measure.documents.map((d) => (
            <>
              <p><a href={d.url ?? hrefs.document(measure.key, d.id)} rel="noopener" lang="de">{d.title}</a>{d.url === null ? ' (PDF)' : ''}</p>
              <Form action={view.href(carryingHrefs.documentRemove(measure.key, d.id))} id={`remove-${d.id}`} label={t('staff.document_remove', { title: d.title })}>
                <Button kind="tertiary" small>{t('staff.document_remove', { title: d.title })}</Button>
              </Form>
            </>
          ))}
        </RecordList>
      )}
      <h2>{t('staff.document_add')}</h2>
      <Form action={view.href(carryingHrefs.documents(measure.key))} state={form} multipart>
        <TextField name="title" label={t('staff.document')} />
        <FileField name="file" label={t('staff.document_file')} hint={t('staff.document_file_hint')} accept="application/pdf,.pdf" maxMegabytes={MEGABYTES} optional />
        <TextField name="url" label={t('staff.url')} hint={t('staff.url_hint')} type="url" optional />
        <Actions>
          <Button icon="plus">{t('staff.document_add')}</Button>
          <Button kind="tertiary" href={view.href(hrefs.measure(measure.key))}>{t('staff.back')}</Button>
        </Actions>
      </Form>
    </MeasurePartPage>
  );
}
