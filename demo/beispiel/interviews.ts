import { newId } from '../../src/kernel/ids.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { addInterviewStatement, interviewByNumber, saveInterview, type InterviewInput } from '../../src/slices/interviews/public.ts';
import { processBySlug, publishSubmission, topicsOf } from '../../src/slices/participation/public.ts';
import data from '../data/said-2026.json' with { type: 'json' };
import { actor, facts } from './common.ts';

/** Interviews inside and outside the administration; what was said in two of them is a contribution, one of which still waits to be read. */
export async function loadInterviews(db: Db): Promise<void> {
  await write(db, async (tx) => {
    const processId = (await processBySlug(tx, facts.process.slug))?.id ?? '';
    const topics = await topicsOf(tx, processId);
    for (const { consent, statement, side, ...said } of data.interviews) {
      const input: InterviewInput = { ...said, side: side as InterviewInput['side'], consentOn: consent === null ? null : said.heldOn, consentHow: consent as InterviewInput['consentHow'], name: '', nameConsentOn: null, nameConsentHow: null };
      const { number } = valueOf(await saveInterview(tx, actor, processId, input));
      const interview = await interviewByNumber(tx, processId, number);
      if (statement === null || interview === null) continue;
      const topicId = topics[facts.process.topics.findIndex((t) => t.slug === statement.topic)]?.id ?? null;
      const { id } = valueOf(await addInterviewStatement(tx, actor, interview.id, { text: statement.text, language: statement.language, topicId, municipality: statement.municipality, token: newId() }));
      if (statement.publish) valueOf(await publishSubmission(tx, actor, id));
    }
  });
}
