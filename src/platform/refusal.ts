/**
 * What the operator has to put right before the program can run: one sentence, shown without a stack, exit code 1.
 * Problems of visitors are `Problem`s; this is for the console.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The system's code of an error (`ENOENT`, `EADDRINUSE` …, or PostgreSQL's SQLSTATE), or undefined. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The message of whatever was thrown. A failed connection to several addresses hides its messages one level down. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder', ENOTDIR: 'a part of the path is a file', EISDIR: 'it is a folder', EEXIST: 'it exists already',
  EACCES: 'this account may not open it', EPERM: 'this account may not open it', EROFS: 'the disk can only be read', ENOSPC: 'the disk is full',
};

/** A file named by the operator that cannot be opened, as a sentence; anything else as it is. */
export function fileRefusal(error: unknown): unknown {
  const fault = FILE_FAULTS[codeOf(error) ?? ''];
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  return fault === undefined || typeof path !== 'string' ? error : new Refusal(`${path} cannot be used: ${fault}.`);
}
