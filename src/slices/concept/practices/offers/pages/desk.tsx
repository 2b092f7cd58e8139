import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, DefinitionList, EmptyState, Form, formatMoney, Page, PlainText, RadioGroup, RevisionField, StateBadge, Table, TextArea, useText, useView, type Option } from '../../../../../ui/index.ts';
import { hrefs } from '../../../urls.ts';
import { words as conceptWords } from '../../../words.ts';
import type { Offer } from '../queries.ts';
import { deskHref, PATHS, publishHref, replyHref } from '../urls.ts';
import { words } from '../words.ts';
import { FactFields } from './fields.tsx';

/** Everything that was handed in. */
export function OfferListPage({ offers }: { offers: readonly Offer[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.list')} lead={t('staff.list_lead')} staff>
      {offers.length === 0 ? <EmptyState title={t('staff.none')} /> : (
        <Table
          caption={t('staff.list')} hideCaption rows={offers}
          columns={[
            { label: t('title'), rowHeader: true, cell: (o) => <a href={view.href(deskHref(o.id))} lang={o.content.language} dir="auto">{o.content.title}</a> },
            { label: t('organisation'), cell: (o) => <bdi>{o.content.organisation}</bdi> },
            { label: t('staff.state'), type: 'short', cell: (o) => <StateBadge state={o.state}>{t(`staff.state.${o.state}`)}</StateBadge> },
            { label: t('staff.touched'), type: 'date', cell: (o) => <DateText value={o.touchedOn} /> },
          ]}
        />
      )}
    </Page>
  );
}

export interface OfferDeskProps {
  readonly offer: Offer;
  readonly places: readonly Option[];
  readonly publishing?: FormState;
  readonly replying?: FormState;
}

/** One offer: what was written, then publish it in German, ask back, or decline. */
export function OfferDeskPage({ offer, places, publishing = EMPTY_FORM, replying = EMPTY_FORM }: OfferDeskProps) {
  const t = useText(words);
  const view = useView();
  const { content, state, reply, practiceSlug } = offer;
  const german = content.language === 'de' || content.language === 'de-simple';
  const open = state === 'received' || state === 'asked';
  const blank = { ...content, title: '', note: '', goal: null, worked: null };
  return (
    <Page title={content.title} eyebrow={t('staff.eyebrow', { n: offer.number })} crumbs={[{ label: t('staff.list'), href: view.href(PATHS.desk) }]} staff>
      <p><StateBadge state={state}>{t(`staff.state.${state}`)}</StateBadge>{practiceSlug !== null && <>{' '}<a href={view.href(hrefs.practice(practiceSlug))}>{t('entry')}</a></>}</p>
      {reply !== null && <Alert title={t('staff.replied')}><PlainText text={reply} /></Alert>}
      {practiceSlug !== null && open && <Alert>{t('staff.new_version')}</Alert>}
      <Written offer={offer} />
      {open && (
        <>
          <h2>{t('staff.publish')}</h2>
          <p>{t(german ? 'staff.publish_text' : 'staff.publish_text_other')}</p>
          <Form id="publish" action={view.href(publishHref(offer.id))} state={publishing} note label={t('staff.publish')}>
            <RevisionField revision={offer.version} />
            <FactFields places={places} value={german ? content : blank} />
            <TextArea name="measures" label={t('staff.measures')} hint={t('staff.measures_hint')} rows={2} optional />
            <Actions><Button>{t('staff.publish')}</Button></Actions>
          </Form>
          <h2>{t('staff.reply')}</h2>
          <Form id="reply" action={view.href(replyHref(offer.id))} state={replying} label={t('staff.reply')}>
            <RevisionField revision={offer.version} />
            <RadioGroup name="as" legend={t('staff.reply_as')} options={[{ value: 'asked', label: t('staff.as_asked') }, { value: 'declined', label: t('staff.as_declined') }]} value="asked" />
            <TextArea name="reply" label={t('staff.reply_text')} hint={t('staff.reply_hint')} rows={4} maxLength={2_000} />
            <Actions><Button kind="secondary">{t('staff.reply_send')}</Button></Actions>
          </Form>
        </>
      )}
    </Page>
  );
}

/** As it was written, in its language. */
function Written({ offer: { content, receivedOn, email } }: { offer: Offer }) {
  const t = useText(words);
  const c = useText(conceptWords);
  const { locale } = useView();
  const said = (text: string | null) => (text === null ? null : <PlainText text={text} lang={content.language} />);
  return (
    <DefinitionList
      items={[
        { term: t('organisation'), value: <bdi>{content.organisation}</bdi> },
        { term: t('note'), value: said(content.note) },
        { term: c('practice.goal'), value: said(content.goal) },
        { term: c('practice.worked'), value: said(content.worked) },
        { term: c('target_groups'), value: said(content.targetGroup) },
        { term: c('place'), value: said(content.place) },
        { term: t('since'), value: content.sinceYear === null ? null : String(content.sinceYear) },
        { term: c('partners'), value: content.partners.length === 0 ? null : content.partners },
        { term: t('amount'), value: content.amountEur === null ? null : formatMoney(locale, content.amountEur * 100) },
        { term: c('practice.funding'), value: said(content.funding) },
        { term: c('practice.contact'), value: said(content.contact) },
        { term: t('received_on'), value: <DateText value={receivedOn} /> },
        { term: t('staff.answer_by'), value: t(email === null ? 'staff.by_receipt' : 'staff.by_mail') },
      ]}
    />
  );
}
