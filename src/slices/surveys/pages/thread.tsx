import { ThreadSection } from '../../thread/public.ts';

/** What came of a survey; nothing while nothing has: that a survey leads nowhere yet is no news. */
export function SurveyThread({ data }: Pick<Parameters<typeof ThreadSection>[0], 'data'>) {
  return data === null || data.earlier.length + data.later.length === 0 ? null : <ThreadSection data={data} />;
}
