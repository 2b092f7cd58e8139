import { z } from 'zod';
import { isDay } from '../../../../kernel/dates.ts';
import { field } from '../../../../platform/web/forms.ts';
import { readCents } from '../rules.ts';

const issue = (problem: string, path: string) => ({ code: 'custom' as const, path: [path], params: { problem } });

/** An amount of up to a thousand million euros, as people write it; null when nothing is said. */
const euros = () => field.optionalLine(30).transform((text, c) => {
  if (text === null) return null;
  const cents = readCents(text);
  if (cents === null) c.addIssue({ code: 'custom', params: { problem: 'not_a_number' } });
  else if (cents < 0 || cents > 100_000_000_000) c.addIssue({ code: 'custom', params: { problem: 'out_of_range', min: 0, max: 1_000_000_000 } });
  return cents;
});

export const CostRow = z
  .object({ id: field.optionalId(), label: field.optionalLine(200), year: field.optionalInt(2000, 2100), source: field.optionalLine(200), planned: euros(), committed: euros(), spent: euros(), subject: field.checkbox(), decidedOn: field.optionalDay(), decision: field.optionalLine(200) })
  .superRefine((v, c) => {
    const filled = [v.year, v.source, v.planned, v.committed, v.spent, v.decidedOn, v.decision].some((x) => x !== null);
    if (v.label === null && v.id === null && filled) c.addIssue(issue('required', 'label'));
    if (v.label !== null && v.year === null) c.addIssue(issue('required', 'year'));
  });

export const CostsForm = z.object({
  revision: field.line(40),
  account: field.optionalLine(40).transform((text, c) => {
    const key = text?.toUpperCase() ?? null;
    if (key !== null && !/^[A-Z0-9][A-Z0-9./-]{0,39}$/.test(key)) c.addIssue({ code: 'custom', params: { problem: 'invalid_characters' } });
    return key;
  }),
});

export const MAX_FILE = 2 * 1024 * 1024;
export const MAX_BODY = 4 * 1024 * 1024;
const month = field.line(7).superRefine((v, c) => { if (v !== '' && !isDay(`${v}-01`)) c.addIssue({ code: 'custom', params: { problem: 'not_a_date' } }); });

export const FinanceForm = z.object({ month });
export const FinanceConfirm = z.object({ month, list: z.string().min(1).max(MAX_BODY) });

/** A table travels from preview to confirmation in the form itself: nothing is kept before it is confirmed. */
export const Lines = z.array(z.object({ line: z.number().int(), cells: z.array(z.string()).max(200) })).max(20_000);
