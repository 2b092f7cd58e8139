/** Paths of this slice, without language prefix. */
export const PATHS = { ask: '/subscriptions/new', subscription: '/subscriptions/:token' } as const;

/** The form that asks for news about a record of the thread. */
export const followHref = (nodeId: string): string => `${PATHS.ask}?about=${nodeId}`;
export const subscriptionHref = (token: string): string => PATHS.subscription.replace(':token', token);
