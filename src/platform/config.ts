import { resolve } from 'node:path';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { dataPaths } from './paths.ts';
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
  KEYS_DIR: z.string().optional(),
  DATABASE_URL: z.string().regex(/^(postgres(ql)?|socket):\/\//, 'DATABASE_URL must be an address that begins with postgresql://').optional(),
  BASE_URL: address('BASE_URL', ['http:', 'https:']).optional(),
  DEMO: z
    .string()
    .refine((text) => [...NO, ...YES].includes(text.toLowerCase()), 'DEMO must be 0 or 1')
    .transform((text) => !NO.includes(text.toLowerCase()))
    .default(true),
  SMTP_URL: address('SMTP_URL', ['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'MAIL_FROM must be a mail address').optional(),
  TRANSLATE_URL: address('TRANSLATE_URL', ['http:', 'https:']).optional(),
  INTRANET_HOSTS: z
    .string()
    .transform((text) => text.toLowerCase().split(/[\s,]+/).filter((host) => host !== ''))
    .refine((hosts) => hosts.every((host) => /^[a-z0-9.:-]+$/.test(host)), 'INTRANET_HOSTS must be host names or addresses, separated by commas')
    .default([]),
  OIDC_ISSUER: address('OIDC_ISSUER', ['https:', 'http:']).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'OIDC_NAME must have at most 60 characters').optional(),
});

/** An identity provider that speaks OpenID Connect. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people know it by, e.g. the name of the office's own directory. */
  readonly name: string;
}

/** What the operator sets, read once when a process begins. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** The interface to listen on; undefined for all. */
  readonly host: string | undefined;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute. Keys of open ballots: `keys` in the data directory, unless processes with data directories of their own share another folder. */
  readonly keysDir: string;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Where people reach the product, without a slash at the end. */
  readonly baseUrl: string;
  /** Whether an empty database gets the demonstration region; says nothing about a database with content. */
  readonly demo: boolean;
  /** Undefined: mails are kept in the data directory. */
  readonly smtpUrl: string | undefined;
  /** Sender of all mails. */
  readonly mailFrom: string;
  /** The operator's own translation service (LibreTranslate's interface); undefined: people translate. */
  readonly translateUrl: string | undefined;
  /** Hosts in the operator's own network that the program may ask (a council information system, say); others must be on the public internet. */
  readonly intranetHosts: readonly string[];
  /** Undefined: nobody signs in through an identity provider. */
  readonly oidc: OidcConfig | undefined;
  readonly version: string;
}

/** Reads the environment. An empty variable counts as not set; the first mistake is refused in one sentence. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new Refusal(`${parsed.error.issues[0]?.message ?? 'The environment cannot be read'}.`);
  const values = parsed.data;
  const baseUrl = (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    keysDir: resolve(values.KEYS_DIR ?? dataPaths(resolve(values.DATA_DIR)).keys),
    databaseUrl: values.DATABASE_URL,
    baseUrl,
    demo: values.DEMO,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `noreply@${new URL(baseUrl).hostname}`,
    translateUrl: values.TRANSLATE_URL,
    intranetHosts: values.INTRANET_HOSTS,
    oidc: oidcOf(values),
    version: manifest.version,
  });
}

function oidcOf(values: z.infer<typeof Environment>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) throw new Refusal('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together.');
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) throw new Refusal('OIDC_ISSUER must begin with https://, because sign-in data passes through it.');
  return { issuer, clientId, clientSecret, name: name ?? hostname };
}
