import { failed, ok, type Problem, type Result } from '../../../../kernel/problem.ts';
import { captionOf, type FileSlot, type Slot } from '../../enclosed/rules.ts';
import type { EnclosedValues } from '../../enclosed/schema.ts';

/** An address counts only with the wish for an answer, and the other way round. */
export function contactIn({ answer, email, name }: { answer: boolean; email: string | null; name: string | null }): Result<{ email: string; name: string | null } | null> {
  if (answer) return email === null ? failed('required', 'email') : ok({ email, name });
  return email === null && name === null ? ok(null) : failed('confirm_needed', 'answer');
}

/** On whose behalf; a name that may be public must be there. */
export function groupIn({ groupName, groupPublic, groupPeople }: EnclosedValues): Result<{ name: string; namePublic: boolean; people: number | null } | null> {
  if (groupName === null && groupPublic) return failed('required', 'groupName');
  return ok(groupName === null && groupPeople === null ? null : { name: groupName ?? '', namePublic: groupPublic, people: groupPeople });
}

/** The caption of a file; null where it has none yet. */
const captionFor = (values: EnclosedValues, slot: FileSlot): string | null => values[captionOf(slot) as keyof EnclosedValues & `caption${string}`];

/** Files in the order of their fields, each with its caption; every file needs one. */
export function captioned<F extends { readonly slot: Slot }>(files: readonly F[], values: EnclosedValues): Result<(F & { caption: string })[]> {
  const attached = files.filter((f) => f.slot !== 'audio').map((f) => ({ ...f, caption: captionFor(values, f.slot as FileSlot) ?? '' })).sort((a, b) => (a.slot < b.slot ? -1 : 1));
  const problems: Problem[] = attached.filter((f) => f.caption === '').map((f) => ({ code: 'required', field: captionOf(f.slot as FileSlot) }));
  return problems.length === 0 ? ok(attached) : { ok: false, problems };
}
