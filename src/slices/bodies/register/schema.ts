import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { byLanguageItem, CONSENT_WAYS, KINDS, revision, ROLES } from '../schema.ts';
import { bodyHref } from '../urls.ts';
import type { Body, Membership } from './queries.ts';

export const BodyFilters = { kind: filter(z.enum(KINDS)) };

export const BodyItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  kind: z.enum(KINDS),
  name: byLanguageItem,
  purpose: byLanguageItem,
  decides: z.boolean().describe('Its votes decide; else they advise'),
  openSittings: z.boolean().describe('People may come and listen'),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  statedSittings: z.number().int().nullable().describe('Number of sittings that the source states without naming them'),
  source: z.string(),
  invented: z.boolean(),
  taken: z.boolean().describe('Another system, named as the source, is in charge of it'),
  original: z.url().nullable().describe('Address at which people read the original there'),
  modifiedAt: z.iso.datetime(),
});

const seat = { role: z.enum(ROLES), voting: z.boolean() };
export const BodyDetail = BodyItem.extend({
  members: z.array(z.object({ name: z.string(), ...seat, represents: z.string(), since: z.iso.date(), until: z.iso.date().nullable() })).describe('Named by public mandate or with their consent'),
  otherMembers: z.array(z.object({ ...seat, count: z.number().int() })).describe('Counted, not named'),
});

/** A body as data. */
export function bodyItem(body: Body, absolute: (path: string) => string): z.infer<typeof BodyItem> {
  const { id, slug, kind, decides, openSittings, since, until, statedSittings, source, invented, taken, originalUrl: original } = body;
  return { id, slug, url: absolute(bodyHref(slug)), kind, name: byLanguage(body.name), purpose: byLanguage(body.purpose), decides, openSittings, since, until, statedSittings, source, invented, taken, original, modifiedAt: body.modifiedAt.toISOString() };
}

/** A body with its members, as everybody may know them. */
export const bodyDetail = (body: Body, { named, unnamed }: Membership, absolute: (path: string) => string): z.infer<typeof BodyDetail> => ({
  ...bodyItem(body, absolute),
  members: named.map(({ id: _, name, ...member }) => ({ name: name ?? '', ...member })),
  otherMembers: [...unnamed],
});

export const bodyCsv = ({ name, purpose, ...item }: z.infer<typeof BodyItem>) => ({ ...item, name: name['de'] ?? Object.values(name)[0], purpose: purpose['de'] ?? Object.values(purpose)[0] });

export const BodyForm = z.object({
  ...localizedLine('name', 160),
  ...localizedText('purpose', 3_000, 0),
  kind: field.choice(KINDS),
  decides: field.checkbox(),
  openSittings: field.checkbox(),
  public: field.checkbox(),
  since: field.optionalDay(),
  until: field.optionalDay(),
  source: field.optionalLine(500),
  revision,
});

export const MemberForm = z
  .object({
    name: field.line(120),
    role: field.choice(ROLES),
    voting: field.checkbox(),
    mandate: field.checkbox(),
    represents: field.optionalLine(160),
    since: field.day(),
    until: field.optionalDay(),
    consentOn: field.optionalDay(),
    consentHow: field.optionalChoice(CONSENT_WAYS),
    revision,
  })
  .superRefine((value, context) => {
    const wrong = (path: string, problem: string) => context.addIssue({ code: 'custom', path: [path], params: { problem } });
    if (value.consentOn !== null && value.consentHow === null) wrong('consentHow', 'required');
    if (value.consentOn === null && value.consentHow !== null) wrong('consentOn', 'required');
    if (value.until !== null && value.until < value.since) wrong('until', 'date_order');
  });
export type MemberInput = Omit<z.infer<typeof MemberForm>, 'revision'>;
