/**
 * One JSON line per event on standard error. Callers pass route templates, never a path or a value a person typed: paths can hold
 * receipts and codes. Errors of the database are reduced to code and place, because their messages can quote values.
 */
export interface LogFields {
  readonly [name: string]: unknown;
  readonly error?: unknown;
}

function write(level: string, message: string, fields: LogFields = {}): void {
  const { error, ...rest } = fields;
  const line = { at: new Date().toISOString(), level, message, ...rest, ...(error === undefined ? {} : { error: safeError(error) }) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, severity, table, constraint } = error as Error & Record<string, unknown>;
  const frames = (error.stack ?? '').split('\n').filter((l) => l.trim().startsWith('at ')).slice(0, 8).map((l) => l.trim());
  // A PostgreSQL error carries `severity`; its message may quote what was written.
  if (severity !== undefined) return { name: error.name, code, table, constraint, frames };
  return { name: error.name, code, message: error.message, frames };
}

export const log = {
  info: (message: string, fields?: LogFields): void => write('info', message, fields),
  error: (message: string, fields?: LogFields): void => write('error', message, fields),
};
