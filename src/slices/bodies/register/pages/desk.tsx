import type { ComponentChildren } from 'preact';
import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Badge, Button, Checkbox, DateField, DateText, FieldGroup, Form, formatDate, LocalizedField, More, Page, PlainText, RevisionField, SelectField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import { OptionalDay, Saved } from '../../pages/parts.tsx';
import type { Paper } from '../../papers/queries.ts';
import { isCurrent, isNamed } from '../../rules.ts';
import { CONSENT_WAYS, KINDS, ROLES } from '../../schema.ts';
import type { Sitting } from '../../sittings/queries.ts';
import { bodyHref, deskBodyHref, deskPaperHref, deskSittingHref, NEW, PATHS, pathTo } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Body, Member } from '../queries.ts';

export interface DeskPageProps {
  readonly bodies: readonly Body[];
  readonly sittings: readonly Sitting[];
  readonly papers: readonly Paper[];
  readonly today: string;
}

/** Everything about bodies, for the office. */
export function DeskPage({ bodies, sittings, papers, today }: DeskPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s('desk.title')} lead={s('desk.lead')} staff>
      <Actions>
        <Button href={view.href(pathTo(PATHS.deskBody, { slug: NEW }))} icon="plus">{s('body.new')}</Button>
        <Button href={view.href(pathTo(PATHS.deskPaper, { slug: NEW }))} kind="secondary" icon="plus">{s('paper.new')}</Button>
        <Button href={view.href(pathTo(PATHS.deskResolution, { slug: NEW }))} kind="secondary" icon="plus">{s('resolution.new')}</Button>
        <Button href={view.href(pathTo(PATHS.deskQuestion, { slug: NEW }))} kind="secondary" icon="plus">{s('question.new')}</Button>
        <Button href={view.href(pathTo(PATHS.deskCall, { slug: NEW }))} kind="secondary" icon="plus">{s('call.new')}</Button>
      </Actions>
      <ul>
        <li><a href={view.href(PATHS.deskPapers)}>{s('papers.title')}</a></li>
        <li><a href={view.href(PATHS.deskResolutions)}>{s('resolutions.title')}</a></li>
        <li><a href={view.href(PATHS.deskQuestions)}>{s('questions.title')}</a></li>
        <li><a href={view.href(PATHS.deskCalls)}>{s('calls.title')}</a></li>
      </ul>
      {sittings.length > 0 && <SittingTable sittings={sittings} caption={s('sittings.next')} />}
      {papers.length > 0 && (
        <Table
          caption={s('papers.latest')} rows={papers}
          columns={[
            { label: s('paper.title'), rowHeader: true, cell: (p) => <a href={view.href(deskPaperHref(p))}>{sourceText(p.title)}</a> },
            { label: s('paper.number'), cell: (p) => p.number },
            { label: s('paper.sent'), cell: (p) => (p.dispatchedOn === null ? <Badge icon="lock">{s('paper.unsent')}</Badge> : <><DateText value={p.dispatchedOn} style="short" /> {p.dispatchedOn > today && <Badge icon="lock">{s('paper.waits')}</Badge>}</>) },
          ]}
        />
      )}
      <Table
        caption={s('bodies.all')} rows={bodies}
        columns={[
          { label: s('body.name'), rowHeader: true, cell: (b) => <a href={view.href(deskBodyHref(b))}>{sourceText(b.name)}</a> },
          { label: s('body.kind'), cell: (b) => t(`kind.${b.kind}`) },
          { label: s('body.votes'), cell: (b) => t(b.decides ? 'decides' : 'advises') },
          { label: s('body.public'), cell: (b) => s(b.public ? 'yes' : 'no') },
        ]}
      />
    </Page>
  );
}

/** The bodies that somebody keeps, and their sittings ahead. */
export function KeeperPage({ bodies, sittings }: Pick<DeskPageProps, 'bodies' | 'sittings'>) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s('desk.title')} lead={s('desk.keeper')} staff>
      {sittings.length > 0 && <SittingTable sittings={sittings} caption={s('sittings.next')} />}
      <Table
        caption={s('bodies.kept')} rows={bodies}
        columns={[
          { label: s('body.name'), rowHeader: true, cell: (b) => <a href={view.href(deskBodyHref(b))}>{sourceText(b.name)}</a> },
          { label: s('body.kind'), cell: (b) => t(`kind.${b.kind}`) },
        ]}
      />
    </Page>
  );
}

function SittingTable({ sittings, caption }: { sittings: readonly Sitting[]; caption: string }) {
  const s = useText(staffWords);
  const view = useView();
  return (
    <Table
      caption={caption} rows={sittings}
      columns={[
        { label: s('sitting.day'), type: 'date', rowHeader: true, cell: (x) => <a href={view.href(deskSittingHref(x))}>{formatDate(view.locale, x.day)}</a> },
        { label: s('body'), cell: (x) => sourceText(x.bodyName) },
        { label: s('sitting.state'), cell: (x) => s(`sitting.state.${x.state}`) },
        { label: s('sitting.dispatched'), type: 'date', cell: (x) => x.dispatchedOn ?? '–' },
      ]}
    />
  );
}

export interface BodyDeskPageProps {
  /** Null for a new one. */
  readonly body: Body | null;
  readonly members: readonly Member[];
  readonly sittings: readonly Sitting[];
  readonly today: string;
  readonly form: FormState;
  readonly saved: boolean;
  readonly history: ComponentChildren;
  /** A secretary keeps a body, the office says what it is. */
  readonly office: boolean;
}

/** A body: its facts, its seats, its sittings. */
export function BodyDeskPage(props: BodyDeskPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const { body, form } = props;
  return (
    <Page title={body === null ? s('body.new') : sourceText(body.name)} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }]}>
      <Saved shown={props.saved} />
      {body !== null && <p><a href={view.href(bodyHref(body.slug))}>{s('look')}</a></p>}
      {body !== null && <Seats {...props} body={body} />}
      {body !== null && (
        <section class="mt-flow">
          <h2>{s('sittings.title')}</h2>
          <Actions><Button href={view.href(pathTo(PATHS.deskSitting, { slug: body.slug, sitting: NEW }))} kind="secondary" icon="plus">{s('sitting.new')}</Button></Actions>
          {props.sittings.length > 0 && <SittingTable sittings={props.sittings} caption={s('sittings.all')} />}
        </section>
      )}
      {props.office && <section class="mt-flow">
        {body !== null && <h2>{s('body.facts')}</h2>}
        <Form action={view.href(pathTo(PATHS.deskBody, { slug: body?.slug ?? NEW }))} state={form} note>
          {body !== null && <RevisionField revision={body.version} />}
          <LocalizedField name="name" label={s('body.name')} value={body?.name} />
          <SelectField name="kind" label={s('body.kind')} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} value={body?.kind ?? ''} width="medium" />
          <LocalizedField name="purpose" label={s('body.purpose')} hint={s('body.purpose_hint')} value={body?.purpose} long rows={4} optional />
          <Checkbox name="decides" label={s('body.decides')} hint={s('body.decides_hint')} checked={body?.decides === true} optional />
          <Checkbox name="openSittings" label={s('body.open')} checked={body?.openSittings !== false} optional />
          <Checkbox name="public" label={s('body.shown')} checked={body?.public !== false} optional />
          <More summary={s('more')} open={body?.since != null || body?.until != null || (body?.source ?? '') !== ''}>
            <OptionalDay name="since" label={s('body.since')} value={body?.since} />
            <OptionalDay name="until" label={s('body.until')} value={body?.until} />
            <TextField name="source" label={s('source')} value={body?.source ?? ''} optional />
          </More>
          <Actions><Button>{s('save')}</Button></Actions>
        </Form>
      </section>}
      {props.history}
    </Page>
  );
}

function Seats({ body, members, today }: BodyDeskPageProps & { body: Body }) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{s('members.title')}</h2>
      <Actions><Button href={view.href(pathTo(PATHS.deskMember, { slug: body.slug, id: NEW }))} kind="secondary" icon="plus">{s('member.new')}</Button></Actions>
      {members.length > 0 && (
        <Table
          caption={s('members.all')} rows={members}
          columns={[
            { label: s('member.name'), rowHeader: true, cell: (m) => <a href={view.href(pathTo(PATHS.deskMember, { slug: body.slug, id: m.id }))}>{m.name ?? s('member.erased')}</a> },
            { label: s('member.role'), cell: (m) => <>{t(`role.${m.role}`)}{!m.voting && m.role !== 'adviser' && <> <Badge>{t('advisory')}</Badge></>}</> },
            { label: s('member.represents'), cell: (m) => m.represents },
            { label: s('member.term'), cell: (m) => <>{formatDate(view.locale, m.since)} – {m.until === null ? '' : formatDate(view.locale, m.until)}{!isCurrent(m, today) && <> <Badge>{s('member.past')}</Badge></>}</> },
            { label: s('member.shown'), cell: (m) => s(isNamed(m) ? (m.mandate ? 'member.by_mandate' : 'member.by_consent') : 'member.counted') },
          ]}
        />
      )}
    </section>
  );
}

export interface MemberPageProps {
  readonly body: Body;
  /** Null for a new one. */
  readonly member: Member | null;
  /** What people agree to when their name is shown. */
  readonly consent: Localized;
  readonly today: string;
  readonly form: FormState;
}

/** A seat: who, for whom, for which term, and whether the name may be shown. */
export function MemberPage({ body, member, consent, today, form }: MemberPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const wording = inLanguage(consent, view.locale);
  const crumbs = [{ label: s('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(body.name), href: view.href(pathTo(PATHS.deskBody, { slug: body.slug })) }];
  return (
    <Page title={s(member === null ? 'member.new' : 'member.edit')} staff crumbs={crumbs}>
      <Form action={view.href(pathTo(PATHS.deskMember, { slug: body.slug, id: member?.id ?? NEW }))} state={form} note>
        {member !== null && <RevisionField revision={member.version} />}
        <TextField name="name" label={s('member.name')} value={member?.name ?? ''} width="medium" />
        <SelectField name="role" label={s('member.role')} options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} value={member?.role ?? 'member'} placeholder={false} width="medium" />
        <Checkbox name="voting" label={s('member.voting')} checked={member?.voting ?? body.decides} optional />
        <TextField name="represents" label={s('member.represents')} hint={s('member.represents_hint')} value={member?.represents ?? ''} optional />
        <DateField name="since" label={s('member.since')} value={member?.since ?? undefined} />
        <OptionalDay name="until" label={s('member.until')} value={member?.until} />
        <Checkbox name="mandate" label={s('member.mandate')} hint={s('member.mandate_hint')} checked={member?.mandate === true} optional />
        <FieldGroup legend={s('member.consent')} hint={s('member.consent_hint')}>
          <OptionalDay name="consentOn" label={s('member.consent_on')} value={member?.consentOn} max={today} />
          <SelectField name="consentHow" label={s('member.consent_how')} options={CONSENT_WAYS.map((value) => ({ value, label: s(`consent_how.${value}`) }))} value={member?.consentHow ?? ''} optional />
        </FieldGroup>
        <More summary={s('member.wording')}><PlainText text={wording.text} lang={wording.lang} /></More>
        <Actions>
          <Button>{s('save')}</Button>
          {member !== null && <Button kind="danger" name="remove" value="1">{s('member.remove')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}
