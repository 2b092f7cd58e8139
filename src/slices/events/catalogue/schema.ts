import { z } from 'zod';
import { AUDIENCES } from '../schema.ts';

export const OfferItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  title: z.record(z.string(), z.string()).describe('Texts by language (BCP 47)'),
  summary: z.record(z.string(), z.string()).describe('Texts by language (BCP 47)'),
  audiences: z.array(z.enum(AUDIENCES)),
  certificate: z.boolean().describe('Whether those who came get a certificate'),
  dates: z.array(z.object({ url: z.url(), startsAt: z.iso.datetime(), place: z.string() })).describe('The next dates'),
});
