import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, FileField, Form, More, Page, TextField, useText, useView } from '../../../../ui/index.ts';
import { PlacesMap } from '../../pages/map.tsx';
import type { Territory } from '../../queries.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { BoundaryFault, FileFault } from '../imports.ts';
import type { BoundaryUpload } from '../queries.ts';

export interface UploadProps {
  readonly state: { readonly n: number; readonly total: number; readonly sources: readonly string[] };
  readonly form?: FormState;
  /** Why the file was refused. */
  readonly faults?: readonly BoundaryFault[] | FileFault;
  readonly gone?: boolean;
}

const SHOWN = 20;

/** Upload of a boundary file. */
export function BoundariesPage({ state, form, faults, gone }: UploadProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.boundaries.title')} lead={t('staff.boundaries.lead')} staff crumbs={[{ label: t('title'), href: view.href(PATHS.list) }]}>
      {gone === true && <Alert tone="warning">{t('staff.boundaries.gone')}</Alert>}
      {faults !== undefined && <Refused faults={faults} />}
      <p>{t('staff.boundaries.state', { n: state.n, total: state.total })}{state.sources.length > 0 && `: ${state.sources.join('; ')}`}</p>
      <Form action={view.href(PATHS.boundaries)} {...(form === undefined ? {} : { state: form })} multipart>
        <FileField name="file" label={t('staff.boundaries.file')} hint={t('staff.boundaries.file_hint')} accept=".geojson,.json,application/geo+json" maxMegabytes={10} />
        <TextField name="source" label={t('staff.boundaries.source')} hint={t('staff.boundaries.source_hint')} />
        <Actions><Button>{t('staff.boundaries.check')}</Button></Actions>
      </Form>
    </Page>
  );
}

function Refused({ faults }: { faults: readonly BoundaryFault[] | FileFault }) {
  const t = useText(words);
  return (
    <Alert tone="danger" role="alert" title={t('staff.boundaries.refused')}>
      {typeof faults === 'string' ? (
        <p>{t(`staff.file.${faults}`)}</p>
      ) : (
        <>
          <p>{t('staff.boundaries.refused_text')}</p>
          <ul>{faults.slice(0, SHOWN).map(({ feature, fault }) => <li>{t(`staff.fault.${fault}`, { feature })}</li>)}</ul>
        </>
      )}
    </Alert>
  );
}

/** What the file would change, before anything is changed. */
export function PreviewPage({ upload, places }: { upload: BoundaryUpload; places: readonly Territory[] }) {
  const t = useText(words);
  const view = useView();
  const keys = Object.keys(upload.boundaries);
  const missing = places.filter((p) => p.kind === 'municipality' && !keys.includes(p.key));
  const shown = places.filter((p) => p.kind === 'municipality' && keys.includes(p.key)).toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
  const boundaries = shown.map((p) => ({ key: p.key, geometry: upload.boundaries[p.key]!, source: upload.source }));
  const action = (what: string): string => view.href(`${PATHS.boundaries}/${upload.id}/${what}`);
  return (
    <Page title={t('staff.boundaries.preview')} lead={t('staff.boundaries.preview_lead')} staff crumbs={[{ label: t('staff.boundaries.title'), href: view.href(PATHS.boundaries) }]}>
      <p><strong>{t('staff.boundaries.matched', { n: keys.length })}</strong></p>
      {missing.length > 0 && <Alert tone="warning" title={t('staff.boundaries.missing', { n: missing.length })}><p>{missing.map((p) => p.name).join(', ')}</p><p>{t('staff.boundaries.missing_text')}</p></Alert>}
      <PlacesMap places={shown} boundaries={boundaries} />
      {upload.leftOut.length > 0 && <More summary={t('staff.boundaries.left_out', { n: upload.leftOut.length })}><p>{upload.leftOut.join(', ')}</p></More>}
      <Form action={action('confirm')} id="confirm">
        <Actions>
          <Button>{t('staff.boundaries.confirm')}</Button>
          <Button kind="tertiary" formAction={action('discard')}>{t('staff.boundaries.discard')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
