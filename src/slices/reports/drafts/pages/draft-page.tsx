import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Form, formatDate, HiddenField, More, Page, RadioGroup, SelectField, Table, TextArea, useText, useView } from '../../../../ui/index.ts';
import { Changes, Easy, Field, Missing } from '../../editions/pages/report-parts.tsx';
import { SaidText } from '../../pages/parts.tsx';
import type { Round } from '../../rounds/queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Draft } from '../queries.ts';
import { words } from '../words.ts';

export interface SigningUnit {
  readonly id: string;
  readonly name: Localized;
}

export interface DraftPageProps {
  readonly round: Round;
  readonly draft: Draft;
  /** The latest draft of an open round: only it is signed, handed in and released. */
  readonly current: boolean;
  /** Units that lead a measure of the report. */
  readonly units: readonly SigningUnit[];
  /** Those that the actor may sign for. */
  readonly own: readonly SigningUnit[];
  readonly mayRun: boolean;
  readonly mayRelease: boolean;
  /** The form that was refused, by its name. */
  readonly forms: { readonly sign?: FormState; readonly back?: FormState };
}

/** A numbered draft: what it says, what the units say to it, and the way to its release. */
export function DraftPage(props: DraftPageProps) {
  const { round, draft, current, mayRun, mayRelease } = props;
  const view = useView();
  const t = useText(words);
  const title = inLanguage(round.title, view.locale).text;
  const crumbs = [{ label: t('staff.rounds'), href: view.href(PATHS.rounds) }, { label: title, href: view.href(hrefs.round(round.slug)) }];
  return (
    <Page title={t('staff.draft_title', { n: draft.number, title })} lead={t('staff.made_on', { date: formatDate(view.locale, draft.madeOn) })} crumbs={crumbs} staff>
      {!current && <Alert tone="warning"><p>{t('staff.old')}</p></Alert>}
      {draft.returned !== null && <Alert tone="warning" title={t('staff.returned_title')}><p dir="auto">{draft.returned}</p></Alert>}
      <ul>
        <li><a href={view.href(hrefs.draft(round.slug, draft.number, '/pdf'))}>{t('staff.pdf')}</a></li>
        <li><a href={view.href(hrefs.draft(round.slug, draft.number, '/docx'))}>{t('staff.docx')}</a></li>
      </ul>
      <Signatures {...props} />
      {current && props.own.length > 0 && <SignForm {...props} />}
      {current && mayRun && !draft.submitted && <SubmitForm {...props} />}
      {current && draft.submitted && !mayRelease && <Alert tone="info"><p>{t('staff.may_not')}</p></Alert>}
      {current && draft.submitted && mayRelease && <ReleaseForms {...props} />}
      <DraftText {...props} />
    </Page>
  );
}

function Signatures({ draft, units }: DraftPageProps) {
  const view = useView();
  const t = useText(words);
  const said = new Map(draft.signatures.map((s) => [s.departmentId, s]));
  return (
    <section class="mt-flow">
      <h2>{t('staff.signatures')}</h2>
      <Table
        caption={t('staff.signatures')}
        hideCaption
        rows={units}
        columns={[
          { label: t('staff.unit'), rowHeader: true, cell: (u) => inLanguage(u.name, view.locale).text },
          { label: t('staff.verdict'), cell: (u) => { const s = said.get(u.id); return s === undefined ? <Badge tone="neutral">{t('staff.open')}</Badge> : <><Badge tone={s.agreed ? 'success' : 'warning'}>{t(s.agreed ? 'staff.agreed' : 'staff.change')}</Badge> {formatDate(view.locale, s.on)}</>; } },
          { label: t('staff.remark'), cell: (u) => { const s = said.get(u.id); return s === undefined ? '' : <><span dir="auto">{s.remark}</span>{s.onBehalf && <span class="mt-small mt-muted"> ({t('staff.behalf')})</span>}</>; } },
        ]}
      />
    </section>
  );
}

function SignForm({ round, draft, own, forms }: DraftPageProps) {
  const view = useView();
  const t = useText(words);
  const [only] = own;
  return (
    <section class="mt-flow">
      <h2>{t('staff.sign')}</h2>
      <Form id="sign" action={view.href(hrefs.draft(round.slug, draft.number, '/sign'))} state={forms.sign ?? EMPTY_FORM}>
        {own.length === 1 && only !== undefined ? (
          <>
            <p>{t('staff.sign_as', { unit: inLanguage(only.name, view.locale).text })}</p>
            <HiddenField name="department" value={only.id} />
          </>
        ) : (
          <SelectField name="department" label={t('staff.sign_for')} options={own.map((u) => ({ value: u.id, label: inLanguage(u.name, view.locale).text }))} />
        )}
        <RadioGroup name="verdict" legend={t('staff.verdict_ask')} options={[{ value: 'agreed', label: t('staff.agreed') }, { value: 'change', label: t('staff.change') }]} />
        <TextArea name="remark" label={t('staff.remark')} hint={t('staff.remark_hint')} rows={3} maxLength={3000} optional />
        <Actions><Button>{t('staff.sign')}</Button></Actions>
      </Form>
    </section>
  );
}

function SubmitForm({ round, draft, units }: DraftPageProps) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.submit')}</h2>
      <p>{t('staff.submit_gaps', { n: units.filter((u) => !draft.signatures.some((s) => s.departmentId === u.id)).length })}</p>
      <Form id="submit" action={view.href(hrefs.draft(round.slug, draft.number, '/submit'))}>
        <Actions><Button>{t('staff.submit')}</Button></Actions>
      </Form>
    </section>
  );
}

function ReleaseForms({ round, draft, forms }: DraftPageProps) {
  const view = useView();
  const t = useText(words);
  const action = view.href(hrefs.draft(round.slug, draft.number, '/release'));
  return (
    <section class="mt-flow">
      <h2>{t('staff.release')}</h2>
      <p>{t('staff.release_lead')}</p>
      <Form id="release" action={action}><Actions><Button icon="check" name="next" value="release">{t('staff.release')}</Button></Actions></Form>
      <More summary={t('staff.return')} open={forms.back !== undefined}>
        <Form id="return" action={action} state={forms.back ?? EMPTY_FORM}>
          <TextArea name="why" label={t('staff.return_why')} rows={4} maxLength={1000} />
          <Actions><Button kind="secondary" name="next" value="return">{t('staff.return')}</Button></Actions>
        </Form>
      </More>
    </section>
  );
}

/** Word for word as it will be public. */
function DraftText({ draft: { snapshot } }: DraftPageProps) {
  const t = useText(words);
  const s = useText(shared);
  return (
    <>
      <h2>{t('staff.text')}</h2>
      {snapshot.correction !== null && <><h3>{s('corrects')}</h3><SaidText value={snapshot.correction.reason} /></>}
      <Easy snapshot={snapshot} />
      {snapshot.preface !== null && <><h3>{s('preface')}</h3><SaidText value={snapshot.preface} /></>}
      <p>{s('sum', { n: snapshot.totals.measures, f: snapshot.fields.length })}</p>
      <Changes snapshot={snapshot} />
      <Missing snapshot={snapshot} />
      {snapshot.fields.map((field, i) => <Field field={field} id={`field-${i + 1}`} />)}
    </>
  );
}

export interface DraftsProps {
  readonly round: Round;
  readonly drafts: readonly Draft[];
  /** How many units co-sign. */
  readonly units: number;
  readonly mayRun: boolean;
}

/** The drafts of a round, and a button for the next. */
export function Drafts({ round, drafts, units, mayRun }: DraftsProps) {
  const view = useView();
  const t = useText(words);
  if (drafts.length === 0 && !mayRun) return null;
  return (
    <section class="mt-flow">
      <h2>{t('staff.drafts')}</h2>
      <p>{t('staff.drafts_lead')}</p>
      {drafts.length > 0 && (
        <ul>
          {drafts.map((d) => (
            <li>
              <a href={view.href(hrefs.draft(round.slug, d.number))}>{t('staff.draft_n', { n: d.number })}</a> ({formatDate(view.locale, d.madeOn)}): {t('staff.signed_n', { n: d.signatures.filter((s) => s.agreed).length, of: units })}
              {d.submitted && round.state === 'open' && <> <Badge tone="warning">{t('staff.submitted')}</Badge></>}
              {d.returned !== null && <> <Badge tone="danger">{t('staff.returned')}</Badge></>}
            </li>
          ))}
        </ul>
      )}
      {mayRun && round.state === 'open' && (
        <Form id="draft" action={view.href(hrefs.drafts(round.slug))}>
          <HiddenField name="revision" value={String(round.version)} />
          <Actions><Button>{t('staff.make', { n: (drafts[0]?.number ?? 0) + 1 })}</Button></Actions>
        </Form>
      )}
    </section>
  );
}
