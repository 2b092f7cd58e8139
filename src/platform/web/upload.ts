import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { refuse } from '../../kernel/problem.ts';
import { INCOMING } from '../files.ts';
import type { Ctx } from './env.ts';
import { readForm, type RawForm } from './forms.ts';

/** Everything typed into a form beside its files. */
const TYPED_BYTES = 2 * 1024 * 1024;
const MAX_FIELDS = 1_000;

/** A file as it arrived, on disk until the form was dealt with; `tooLarge`: it was over its limit, and nothing of it was kept. */
export interface Upload {
  readonly path: string;
  readonly size: number;
  readonly tooLarge: boolean;
}

export interface UploadForm {
  readonly form: RawForm;
  /** By the name of the field; of several in one field the first. */
  readonly uploads: Readonly<Record<string, Upload>>;
}

interface UploadLimits {
  /** Where kept files lie; those on their way have a folder of their own there, which the nightly run removes if a program ended in the middle. */
  readonly folder: string;
  /** Largest file in bytes, by the name of its field; files in other fields are passed over. */
  readonly most: Readonly<Record<string, number>>;
}

/**
 * Reads a form with files as it comes in: files go to disk piece by piece, one that is too large is dropped at its limit and the rest of
 * it passed over, so that whatever was typed still reaches `use`. The files are gone when `use` has answered.
 */
export async function withUpload<T>(c: Ctx, limits: UploadLimits, use: (upload: UploadForm) => Promise<T>): Promise<T> {
  if (c.req.header('content-type')?.startsWith('multipart/form-data') !== true) {
    if (Number(c.req.header('content-length') ?? 0) > TYPED_BYTES) refuse('too_large', { megabytes: TYPED_BYTES / 1024 / 1024 });
    return use({ form: await readForm(c), uploads: {} });
  }
  const folder = join(limits.folder, `${INCOMING}${randomBytes(8).toString('hex')}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await use(await receive(c, { ...limits, folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(c: Ctx, { folder, most }: UploadLimits): Promise<UploadForm> {
  const { body } = c.req.raw;
  if (body === null) return refuse('bad_request');
  const values = new Map<string, string[]>();
  const uploads = new Map<string, Promise<Upload>>();
  let typed = 0;
  const parts = parser(c.req.header('content-type') as string);
  parts.on('field', (name, value, _nameCut, valueCut) => {
    typed += name.length + value.length;
    if (valueCut || typed > TYPED_BYTES) parts.destroy(new TooMuch());
    values.set(name, [...(values.get(name) ?? []), value]);
  });
  parts.on('fieldsLimit', () => parts.destroy(new TooMuch()));
  parts.on('file', (name, stream, fileName) => {
    // A part that is broken off also ends the form: said there.
    stream.on('error', () => undefined);
    const limit = most[name];
    if (limit === undefined || !Object.hasOwn(most, name) || fileName === undefined || fileName === '' || uploads.has(name)) stream.resume();
    else {
      const saved = save(stream, join(folder, String(uploads.size)), limit);
      saved.catch(() => undefined);
      uploads.set(name, saved);
    }
  });
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), parts);
  } catch (error) {
    return refuse(error instanceof TooMuch ? 'too_large' : 'bad_request', error instanceof TooMuch ? { megabytes: TYPED_BYTES / 1024 / 1024 } : {});
  }
  const saved = await Promise.all([...uploads].map(async ([name, upload]) => [name, await upload] as const));
  return {
    form: { values: Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? (list[0] as string) : list])), files: {} },
    uploads: Object.fromEntries(saved.filter(([, upload]) => upload.size > 0)),
  };
}

class TooMuch extends Error {}

function parser(type: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: { fieldSize: TYPED_BYTES, fields: MAX_FIELDS, parts: MAX_FIELDS + 50, headerPairs: 20 } });
  } catch {
    return refuse('bad_request');
  }
}

async function save(stream: BusboyFileStream, path: string, limit: number): Promise<Upload> {
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size <= limit) await file.write(piece);
    }
  } finally {
    await file.close();
  }
  if (size > limit) await rm(path);
  return { path, size, tooLarge: size > limit };
}
