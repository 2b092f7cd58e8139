/** What arrives and is no contribution. */
export const ROUTES = ['danger', 'case', 'application', 'petition'] as const;
export type RouteKind = (typeof ROUTES)[number];

/** What has to be thought of, by kind; the words stand in the texts. */
export const STEPS: Readonly<Record<RouteKind, readonly string[]>> = {
  danger: ['judge', 'call', 'protect', 'document', 'second'],
  case: ['counselling', 'ask', 'hand', 'blank'],
  application: ['time', 'same_day', 'competent', 'tell'],
  petition: ['office', 'number', 'tell'],
};

/** Days within which something has to happen: danger and deadlines today, everything else in a week. */
export const DUE_DAYS: Readonly<Record<RouteKind, number>> = { danger: 0, application: 0, petition: 3, case: 7 };

/** Numbers that help at once, free of charge in Germany: what, number, who answers. */
export const HELPLINES = [
  { key: 'police', number: '110' },
  { key: 'rescue', number: '112' },
  { key: 'women', number: '116016' },
  { key: 'doctor', number: '116117' },
  { key: 'children', number: '116111' },
  { key: 'pastoral', number: '116123' },
] as const;
