/** An answer that came over the line whole. */
export interface Reply {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
  /** Whether it is data: the sign-in page of a hall's Wi-Fi, put in place of any answer, is not. */
  readonly isData: boolean;
}

/** A line that says nothing for so long is taken to be dead. */
const PATIENCE_MS = 20_000;

/** Asks the server; null where the line is down, hangs, or a page of the Wi-Fi stands in place of a good answer. */
export async function reach(url: string, init: RequestInit): Promise<Reply | null> {
  const stop = new AbortController();
  const timer = window.setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, { ...init, signal: stop.signal });
    const isData = answer.headers.get('content-type')?.startsWith('application/json') === true;
    return answer.ok && !isData ? null : { status: answer.status, ok: answer.ok, text: await answer.text(), isData };
  } catch {
    return null;
  } finally {
    window.clearTimeout(timer);
  }
}
