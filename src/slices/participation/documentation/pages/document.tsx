import type { Day } from '../../../../kernel/dates.ts';
import { dirOf, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { formatDate } from '../../../../ui/format.ts';
import type { Territory } from '../../../territory/public.ts';
import type { Process, Topic } from '../../processes/queries.ts';
import { languageLabel } from '../../submissions/pages/fields.tsx';
import { BLANK } from '../../submissions/rules.ts';
import { words as submissionWords } from '../../submissions/words.ts';
import { PATHS, pathTo, submissionHref } from '../../urls.ts';
import type { Documented } from '../queries.ts';
import { isPrintable } from '../rules.ts';
import { words } from '../words.ts';

interface Input {
  readonly process: Process;
  readonly list: readonly Documented[];
  readonly topics: ReadonlyMap<string, Topic>;
  readonly places: readonly Territory[];
  readonly locale: Locale;
  readonly baseUrl: string;
}

/** The documentation as plain values for the template; everything but the day it is made, so that the same contents are recognised. */
export function documentOf({ process, list, topics, places, locale, baseUrl }: Input) {
  const t = words(locale);
  const title = inLanguage(process.title, locale);
  const names = new Map(places.map((p) => [p.key, p.name]));
  const address = `${baseUrl}/${locale}${pathTo(PATHS.submissions, { slug: process.slug })}`;
  return {
    lang: tagOf(locale),
    rtl: dirOf(locale) === 'rtl',
    title: { text: title.text, lang: tagOf(title.lang), rtl: dirOf(title.lang) === 'rtl' },
    eyebrow: t('documentation.title'),
    invented: process.invented ? t('doc.invented') : '',
    total: { term: t('doc.total'), text: String(list.length) },
    asOfTerm: t('doc.as_of'),
    asOf: (today: Day) => formatDate(locale, today),
    notes: list.some((d) => d.submission.text.includes(BLANK)) ? `${t('doc.note')} ${t('doc.redacted')}` : t('doc.note'),
    entries: list.map((d) => entryOf(d, { topics, names, locale, baseUrl })),
    words: { page: t('doc.page') },
    address,
  };
}

/** A tag as people type it may be longer than the document format takes; easy German is German to a reading machine. */
const tagOf = (language: string): string => language.split('-')[0] ?? 'und';

interface Around {
  readonly topics: Input['topics'];
  readonly names: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly baseUrl: string;
}

function entryOf({ submission: s, mergedInto, recommendations, translations }: Documented, { topics, names, locale, baseUrl }: Around) {
  const t = words(locale);
  const topic = topics.get(s.topicId ?? '');
  const readable = isPrintable(s.text);
  const address = `${baseUrl}/${locale}${submissionHref(s.processSlug, s.number)}`;
  const facts = [
    topic === undefined ? '' : inLanguage(topic.name, locale).text, names.get(s.municipality ?? '') ?? '', tagOf(s.language) === tagOf(locale) ? '' : languageLabel(locale, s.language), submissionWords(locale)(`channel.${s.channel}`), t('doc.received', { date: formatDate(locale, s.receivedOn) }),
    mergedInto === null ? '' : t('doc.merged', { n: mergedInto }), recommendations.length === 0 ? '' : t('doc.led', { list: recommendations.map((r) => t('doc.recommendation', { n: r.number })).join(', ') }),
  ];
  return {
    heading: t('doc.number', { n: s.number }),
    text: readable ? s.text : '',
    lang: tagOf(s.language),
    rtl: dirOf(s.language) === 'rtl',
    instead: readable ? '' : t('doc.script', { address }),
    facts: facts.filter((f) => f !== '').join(' · '),
    translations: translations.filter((one) => one.language !== s.language && (one.language === locale || one.language === 'de') && isPrintable(one.text)).map((one) => ({ title: t('doc.translation', { language: languageLabel(locale, one.language) }), lang: tagOf(one.language), rtl: dirOf(one.language) === 'rtl', text: one.text })),
  };
}
