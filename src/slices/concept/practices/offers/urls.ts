/** Paths of this room, as routes know them. */
export const PATHS = {
  offer: '/practices/offer',
  find: '/practices/offer/receipt',
  mine: '/practices/offer/receipt/:receipt',
  mineChange: '/practices/offer/receipt/:receipt/change',
  mineWithdraw: '/practices/offer/receipt/:receipt/withdraw',
  desk: '/desk/practices',
  deskOffer: '/desk/practices/:id',
  deskPublish: '/desk/practices/:id/publish',
  deskReply: '/desk/practices/:id/reply',
} as const;

export const mineHref = (code: string): string => PATHS.mine.replace(':receipt', code);
export const changeHref = (code: string): string => PATHS.mineChange.replace(':receipt', code);
export const withdrawHref = (code: string): string => PATHS.mineWithdraw.replace(':receipt', code);
export const deskHref = (id: string): string => PATHS.deskOffer.replace(':id', id);
export const publishHref = (id: string): string => PATHS.deskPublish.replace(':id', id);
export const replyHref = (id: string): string => PATHS.deskReply.replace(':id', id);
