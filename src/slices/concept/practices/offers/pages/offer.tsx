import { showCode } from '../../../../../kernel/code.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, Code, DateText, DefinitionList, Form, HiddenField, More, Page, PlainText, PrintButton, QrCode, RevisionField, SavePicture, SelectField, TextField, useText, useView, type Option } from '../../../../../ui/index.ts';
import { noticeHref } from '../../../../legal/public.ts';
import { CONTENT_LANGUAGES, languageOptions } from '../../../../participation/public.ts';
import { hrefs, PATHS as CONCEPT } from '../../../urls.ts';
import { words as conceptWords } from '../../../words.ts';
import type { Offer } from '../queries.ts';
import { changeHref, mineHref, PATHS, withdrawHref } from '../urls.ts';
import { words } from '../words.ts';
import { FactFields } from './fields.tsx';

interface Around {
  /** Fields of action. */
  readonly places: readonly Option[];
  readonly form?: FormState;
}

function Language({ value }: { value: string }) {
  const t = useText(words);
  const { locale } = useView();
  return <SelectField name="language" label={t('language')} options={languageOptions(locale, CONTENT_LANGUAGES, value)} value={value} placeholder={false} width="medium" />;
}

function Answer({ value }: { value: string | null }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <TextField name="email" type="email" label={t('email')} hint={t('email_hint')} value={value ?? ''} autocomplete="email" width="medium" optional />
      <p class="mt-small mt-muted">{t('privacy')} <a href={view.href(noticeHref('practice'))}>{t('privacy_link')}</a></p>
    </>
  );
}

/** The form for organisations. */
export function OfferPage({ places, token, form = EMPTY_FORM }: Around & { readonly token: string }) {
  const t = useText(words);
  const c = useText(conceptWords);
  const view = useView();
  return (
    <Page title={t('offer')} lead={t('offer_lead')} crumbs={[{ label: c('practices'), href: view.href(CONCEPT.practices) }]}>
      <Form action={view.href(PATHS.offer)} state={form} note>
        <HiddenField name="token" value={token} />
        <FactFields places={places} value={null} />
        <Language value={view.locale} />
        <Answer value={null} />
        <Actions><Button>{t('send')}</Button></Actions>
      </Form>
      <p><a href={view.href(PATHS.find)}>{t('find')}</a></p>
    </Page>
  );
}

/** For whoever has the receipt on paper. */
export function FindPage({ form = EMPTY_FORM }: { form?: FormState }) {
  const t = useText(words);
  const c = useText(conceptWords);
  const view = useView();
  return (
    <Page title={t('find_title')} lead={t('find_lead')} crumbs={[{ label: c('practices'), href: view.href(CONCEPT.practices) }]}>
      <Form action={view.href(PATHS.find)} state={form}>
        <TextField name="code" label={t('code')} code width="medium" />
        <Actions><Button>{t('show')}</Button></Actions>
      </Form>
    </Page>
  );
}

export interface MinePageProps extends Around {
  readonly code: string;
  readonly offer: Offer;
  /** Day on which it is deleted unless something changes. */
  readonly until: string;
  readonly done: 'sent' | 'changed' | null;
  readonly withdrawing?: FormState;
}

/** What was handed in, for whoever holds the receipt: where it stands, a new version, and the way out. */
export function MinePage(props: MinePageProps) {
  const { code, offer, done, withdrawing = EMPTY_FORM } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('mine')} eyebrow={<bdi>{offer.content.title}</bdi>} noindex>
      {done !== null && <Alert tone="success" role="status">{t(`done.${done}`)}</Alert>}
      <Standing {...props} />
      <section class="mt-flow">
        <h2>{t('keep')}</h2>
        <p>{t('keep_text')}</p>
        <Code>{showCode(code)}</Code>
        <SavePicture fileName={`practice-${offer.number}`} title={t('mine')} text={showCode(code)}><QrCode text={view.absolute(view.href(mineHref(code)))} label={t('picture')} /></SavePicture>
        <Actions><PrintButton /></Actions>
      </section>
      <Change {...props} />
      <More summary={t('withdraw')} open={withdrawing.problems.length > 0}>
        <p>{t(offer.practiceId === null ? 'withdraw_text' : 'withdraw_text_public')}</p>
        <Form id="withdraw" action={view.href(withdrawHref(code))} state={withdrawing} label={t('withdraw')}>
          <Checkbox name="sure" label={t('withdraw_sure')} />
          <Actions><Button kind="danger">{t('withdraw')}</Button></Actions>
        </Form>
      </More>
    </Page>
  );
}

function Standing({ offer, until }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  const { state, reply, practiceSlug } = offer;
  return (
    <>
      <Alert tone={state === 'published' ? 'success' : state === 'asked' ? 'warning' : 'info'} title={t(`state.${state}`)}>
        {reply === null ? <p>{t(`state_text.${state}`)}</p> : <PlainText text={reply} />}
        {practiceSlug !== null && <p><a href={view.href(hrefs.practice(practiceSlug))}>{t('entry')}</a></p>}
      </Alert>
      <DefinitionList items={[{ term: t('number'), value: String(offer.number) }, { term: t('received_on'), value: <DateText value={offer.receivedOn} /> }, { term: t('deleted_on'), value: state === 'published' ? null : <DateText value={until} /> }]} />
    </>
  );
}

function Change({ code, offer, places, form = EMPTY_FORM }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t('change')} open={form.problems.length > 0 || offer.state === 'asked'}>
      <p>{t(offer.practiceId === null ? 'change_text' : 'change_text_public')}</p>
      <Form id="change" action={view.href(changeHref(code))} state={form} note label={t('change')}>
        <RevisionField revision={offer.version} />
        <FactFields places={places} value={offer.content} />
        <Language value={offer.content.language} />
        <Answer value={offer.email} />
        <Actions><Button>{t('change_send')}</Button></Actions>
      </Form>
    </More>
  );
}

export function WithdrawnPage() {
  const t = useText(words);
  const c = useText(conceptWords);
  const view = useView();
  return <Page title={t('withdrawn')} lead={t('withdrawn_text')} noindex><p><a href={view.href(CONCEPT.practices)}>{c('practices')}</a></p></Page>;
}
