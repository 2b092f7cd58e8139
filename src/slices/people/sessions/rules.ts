/** A session ends so long after it began, whatever happens. */
export const SESSION_DAYS = 14;
/** A session of staff ends when nobody used it for so long: office computers are shared. */
export const STAFF_IDLE_HOURS = 12;
/** How often a request renews the session's time of use: each is a write. */
export const SEEN_EVERY_MINUTES = 5;

const HOUR = 3_600_000;

export const sessionEnds = (began: Date): Date => new Date(began.getTime() + SESSION_DAYS * 24 * HOUR);
export const staffSeenAfter = (now: Date): Date => new Date(now.getTime() - STAFF_IDLE_HOURS * HOUR);
export const isIdle = (seenAt: Date, now: Date): boolean => seenAt < staffSeenAfter(now);
export const mustRenew = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() > SEEN_EVERY_MINUTES * 60_000;

const BROWSERS = [['Edge', /\bEdg(e|A|iOS)?\//], ['Opera', /\bOPR\//], ['Samsung Internet', /SamsungBrowser\//], ['Firefox', /\b(Firefox|FxiOS)\//], ['Chrome', /(Chrome|CriOS|Chromium)\//], ['Safari', /\bSafari\//]] as const;
const SYSTEMS = [['iPhone', /\biPhone\b/], ['iPad', /\biPad\b/], ['Android', /\bAndroid\b/], ['Windows', /\bWindows\b/], ['macOS', /\bMac OS X\b|\bMacintosh\b/], ['ChromeOS', /\bCrOS\b/], ['Linux', /\bLinux\b/]] as const;

/** Browser and system in a few words that need no translation, so that people recognise their devices. No version, nothing that could follow them. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const named = [BROWSERS, SYSTEMS].flatMap((list) => list.find(([, pattern]) => pattern.test(agent))?.[0] ?? []);
  return named.length === 0 ? '–' : named.join(' · ');
}
