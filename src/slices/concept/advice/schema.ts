import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText, needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { ANSWERS, countsOf, needsText, type Advice, type PlaceAnswer } from './rules.ts';
import { hrefs } from './urls.ts';

export const AdviceForm = z.object({ revision: field.optionalInt(1, 1_000_000_000), ...localizedLine('title', 200), ...localizedText('text', 5_000), measure: field.optionalLine(120), answerBy: field.optionalDay() });
export const PublishForm = z.object({ revision: field.int(1, 1_000_000_000) });

/** What a municipality says; the revision is 0 while it has said nothing. */
export const AnswerForm = z
  .object({ revision: field.int(0, 1_000_000_000), answer: field.choice(ANSWERS), ...optionalLocalizedText('text', 2_000) })
  .superRefine(needsSource('text'))
  .superRefine((v, c) => {
    if (needsText(v.answer) && v.text === null) c.addIssue({ code: 'custom', path: ['text'], params: { problem: 'required' } });
  });

const text = z.record(z.string(), z.string()).describe('Text by language');
const german = (said: Readonly<Record<string, string>> | null) => (said === null ? null : (said['de'] ?? Object.values(said)[0]));

/** A recommendation to the municipalities as public data. */
export const AdviceItem = z.object({ id: z.string(), slug: z.string(), url: z.string(), number: z.number().int(), title: text, text, measure: z.string().nullable(), answerBy: z.string().nullable(), publishedOn: z.string().nullable(), answers: z.object({ will_do: z.number().int(), does_already: z.number().int(), conditions: z.number().int(), no: z.number().int(), none: z.number().int() }) });

export function adviceItem(slug: string, a: Advice, answers: readonly PlaceAnswer[], places: number, absolute: (path: string) => string): z.infer<typeof AdviceItem> {
  const counts = countsOf(answers, places);
  const of = (answer: (typeof ANSWERS)[number] | 'none') => counts.get(answer) ?? 0;
  return {
    id: a.id, slug: String(a.number), url: absolute(hrefs.one(slug, a.number)), number: a.number, title: byLanguage(a.title), text: byLanguage(a.text), measure: a.measurePublic === true ? a.key : null, answerBy: a.answerBy, publishedOn: a.publishedOn,
    answers: { will_do: of('will_do'), does_already: of('does_already'), conditions: of('conditions'), no: of('no'), none: of('none') },
  };
}
export const adviceCsv = ({ number, title, measure, answerBy, publishedOn, answers }: z.infer<typeof AdviceItem>): Readonly<Record<string, CsvValue>> => ({ number, title: german(title), measure, answerBy, publishedOn, ...answers });

/** A municipality's answer as public data; one a municipality, also those that gave none. */
export const PlaceAnswerItem = z.object({ id: z.string(), slug: z.string(), url: z.string(), municipality: z.string().describe('Official key'), name: z.string(), answer: z.enum(ANSWERS).nullable(), text: text.nullable(), answeredOn: z.string().nullable() });

export const placeAnswerItem = (url: string, place: { readonly key: string; readonly name: string }, a: PlaceAnswer | undefined): z.infer<typeof PlaceAnswerItem> => ({
  id: place.key, slug: place.key, url, municipality: place.key, name: place.name, answer: a?.answer ?? null, text: a?.text == null ? null : byLanguage(a.text), answeredOn: a?.answeredOn ?? null,
});
export const placeAnswerCsv = ({ municipality, name, answer, text: said, answeredOn }: z.infer<typeof PlaceAnswerItem>): Readonly<Record<string, CsvValue>> => ({ municipality, name, answer, text: german(said), answeredOn });
