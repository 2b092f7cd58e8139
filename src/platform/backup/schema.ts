import { z } from 'zod';

/** First entry of an archive: what it is and which schema it fits. */
export const Head = z.object({
  format: z.literal('miteinander-backup'),
  version: z.literal(1),
  program: z.string(),
  at: z.string(),
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
});

/** Last entry: every other entry with its length and SHA-256; an archive without it was cut off. */
export const Manifest = z.object({
  entries: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), rows: z.number() })),
});

export type Head = z.infer<typeof Head>;
export type Manifest = z.infer<typeof Manifest>;

export const HEAD = 'miteinander-backup.json';
export const MANIFEST = 'manifest.json';
