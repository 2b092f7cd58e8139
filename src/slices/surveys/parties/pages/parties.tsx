import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { LOCALES, localeName } from '../../../../kernel/locale.ts';
import { Actions, Alert, Button, FileField, FilterBar, Form, formatDate, More, Pagination, SelectField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import { StandingTable } from '../../results/pages/standing-table.tsx';
import type { Survey } from '../../queries.ts';
import type { Standing } from '../../results/rules.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import type { Outreach, Party } from '../queries.ts';
import { MAX_FILE } from '../schema.ts';

export interface PartiesProps {
  readonly survey: Survey;
  readonly items: readonly Party[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
  readonly outreach: Outreach;
  readonly standings: readonly Standing[];
  /** Whether links may go by mail. */
  readonly mails: boolean;
  readonly adding?: FormState;
  readonly loading?: FormState;
  readonly inviting?: FormState;
  readonly reminding?: FormState;
  readonly printing?: FormState;
  readonly done?: { readonly what: 'inviting' | 'reminding'; readonly count: number };
}

/** Who is invited, how far they are, and how to reach them. */
export function PartiesPage(props: PartiesProps) {
  const { survey, standings, done, q, total, page, pageSize } = props;
  const t = useText(staffWords);
  return (
    <DeskFrame survey={survey} tab="parties" wide>
      {done !== undefined && <Alert tone="success" role="status"><p>{t(`staff.done_${done.what}`, { n: done.count })}</p></Alert>}
      {survey.phase === 'running' && <Outgoing {...props} />}
      {standings.some((s) => s.invited > 0) && <StandingTable caption={t('staff.standing')} standings={standings} />}
      {survey.state !== 'ended' && <Adding {...props} />}
      <h2>{t('staff.tab.parties')}</h2>
      {total === 0 && q === null ? <p class="mt-muted">{t(survey.state === 'ended' && standings.some((s) => s.invited > 0) ? 'staff.parties_gone' : 'staff.parties_none')}</p> : (
        <>
          <FilterBar q={q ?? ''} searchLabel={t('staff.parties_search')} />
          <List {...props} />
          {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} />}
        </>
      )}
    </DeskFrame>
  );
}

function Outgoing({ survey, outreach, mails, inviting, reminding, printing }: PartiesProps) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  return (
    <>
      {!mails && <Alert tone="warning" title={t('staff.no_mail')}><p>{t('staff.no_mail_text')}</p></Alert>}
      <div class="mt-columns">
        {mails && (
          <Form id="invite" action={view.href(pathTo(PATHS.deskInvite, { slug }))} state={inviting}>
            <p>{t('staff.to_mail', { n: outreach.toMail })}</p>
            <Actions><Button type="submit" icon="mail" disabled={outreach.toMail === 0}>{t('staff.invite')}</Button></Actions>
          </Form>
        )}
        {mails && (
          <Form id="remind" action={view.href(pathTo(PATHS.deskRemind, { slug }))} state={reminding}>
            <p>{t('staff.to_remind', { n: outreach.toRemind })} {survey.remindedOn !== null && t('staff.reminded', { date: formatDate(view.locale, survey.remindedOn) })}</p>
            <Actions><Button type="submit" kind="secondary" icon="mail" disabled={outreach.toRemind === 0 || survey.remindedOn === dayOf(new Date())}>{t('staff.remind')}</Button></Actions>
          </Form>
        )}
        <Form id="links" action={view.href(pathTo(PATHS.deskLinks, { slug }))} state={printing}>
          <p>{t('staff.to_print', { n: outreach.toPrint })}</p>
          <Actions><Button type="submit" kind="secondary" icon="print" disabled={outreach.toPrint === 0}>{t('staff.print_links')}</Button></Actions>
        </Form>
      </div>
    </>
  );
}

function Adding({ survey, adding, loading }: PartiesProps) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  return (
    <>
      <More summary={t('staff.parties_load')} open={loading !== undefined}>
        <Form id="load" multipart action={view.href(pathTo(PATHS.deskPartiesImport, { slug }))} state={loading}>
          <FileField name="file" label={t('staff.parties_file')} hint={t('staff.parties_file_hint')} accept=".csv,.xlsx" maxMegabytes={MAX_FILE / 1024 / 1024} />
          <Actions><Button type="submit" kind="secondary" icon="upload">{t('staff.parties_preview')}</Button></Actions>
        </Form>
      </More>
      <More summary={t('staff.party_add')} open={adding !== undefined}>
        <Form id="add" action={view.href(pathTo(PATHS.deskParties, { slug }))} state={adding} note>
          <TextField name="institution" label={t('staff.institution')} />
          <TextField name="kind" label={t('staff.kind_of')} hint={t('staff.kind_of_hint')} width="medium" />
          <TextField name="person" label={t('staff.person')} optional autocomplete="off" />
          <TextField name="email" type="email" label={t('staff.email')} hint={t('staff.email_hint')} optional autocomplete="off" />
          <SelectField name="locale" label={t('staff.language')} value="de" placeholder={false} width="medium" options={LOCALES.map((value) => ({ value, label: localeName(value) }))} />
          <Actions><Button type="submit" kind="secondary">{t('staff.party_add')}</Button></Actions>
        </Form>
      </More>
    </>
  );
}

function List({ survey, items }: PartiesProps) {
  const view = useView();
  const t = useText(staffWords);
  const removable = (party: Party): boolean => party.progress === 'none' && survey.state !== 'ended';
  return (
    <Table
      caption={t('staff.tab.parties')}
      hideCaption
      rows={items}
      columns={[
        { label: t('staff.institution'), rowHeader: true, cell: (p) => p.institution },
        { label: t('staff.kind_of'), cell: (p) => inLanguage(p.kind, view.locale).text || sourceText(p.kind) },
        { label: t('staff.person'), cell: (p) => [p.person, p.email].filter((x) => x !== null).join(', ') },
        { label: t('staff.state'), type: 'short', cell: (p) => (p.invitedOn === null ? t('staff.not_invited') : t(`staff.progress.${p.progress}`)) },
        { label: t('staff.action'), cell: (p) => removable(p) && <Form id={`remove-${p.id}`} action={view.href(pathTo(PATHS.deskPartyRemove, { slug: survey.slug, id: p.id }))}><Button type="submit" kind="tertiary" small>{t('staff.remove')}<span class="kern-sr-only">{`: ${p.institution}`}</span></Button></Form> },
      ]}
    />
  );
}
