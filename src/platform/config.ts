import { resolve } from 'node:path';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { Refusal } from './refusal.ts';

const NO = ['0', 'false', 'no', 'off'];
const YES = ['1', 'true', 'yes', 'on'];

const port = z.coerce.number('PORT must be a number').int('PORT must be a whole number').min(0, 'PORT must lie between 0 and 65535').max(65_535, 'PORT must lie between 0 and 65535');

const address = (name: string, schemes: readonly string[]): z.ZodType<string> =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), `${name} must be an address that begins with ${schemes.map((s) => `${s}//`).join(' or ')}`);

const Environment = z.object({
  PORT: port.default(3000),
  /** Absent: every network interface. */
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().regex(/^(postgres(ql)?|socket):\/\//, 'DATABASE_URL must be an address that begins with postgresql://').optional(),
  BASE_URL: address('BASE_URL', ['http:', 'https:']).optional(),
  DEMO: z
    .string()
    .refine((text) => [...NO, ...YES].includes(text.toLowerCase()), 'DEMO must be 0 or 1')
    .transform((text) => !NO.includes(text.toLowerCase()))
    .default(true),
  SMTP_URL: address('SMTP_URL', ['smtp:', 'smtps:']).optional(),
});

/** What the operator sets, read once when a process begins. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** The interface to listen on; undefined for all. */
  readonly host: string | undefined;
  /** Absolute. */
  readonly dataDir: string;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Where people reach the product, without a slash at the end. */
  readonly baseUrl: string;
  /** Whether an empty database gets the demonstration region; says nothing about a database with content. */
  readonly demo: boolean;
  /** Undefined: mails are kept in the data directory. */
  readonly smtpUrl: string | undefined;
  readonly version: string;
}

/** Reads the environment. An empty variable counts as not set; the first mistake is refused in one sentence. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new Refusal(`${parsed.error.issues[0]?.message ?? 'The environment cannot be read'}.`);
  const values = parsed.data;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    demo: values.DEMO,
    smtpUrl: values.SMTP_URL,
    version: manifest.version,
  });
}
