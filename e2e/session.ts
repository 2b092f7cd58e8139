/**
 * Signs in as one of the demonstration's invented accounts by posting the form of its page, and gives the cookie header. For tests
 * that need no browser.
 */
export async function demoSession(url: string, name: RegExp): Promise<string> {
  const page = await (await fetch(`${url}/de/demo`)).text();
  const form = [...page.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map((match) => match[0]).find((one) => name.test(one.replace(/<[^>]+>/g, ' ')));
  if (form === undefined) throw new Error(`no account on the demonstration's page is called ${String(name)}`);
  const body = new URLSearchParams();
  for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const field = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (field !== undefined && field !== '') body.append(field, /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  const action = /<form\b[^>]*\saction="([^"]*)"/.exec(form)?.[1] ?? '/de/demo';
  const answer = await fetch(new URL(action.replaceAll('&amp;', '&'), url), { method: 'POST', body, headers: { origin: url }, redirect: 'manual' });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '').find((pair) => /^(__Host-)?session=/.test(pair));
  if (cookie === undefined) throw new Error(`signing in as ${String(name)} gave no session (${answer.status})`);
  return cookie;
}
