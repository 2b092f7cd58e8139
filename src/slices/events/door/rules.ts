const ID = /([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})/i;

/** What somebody scanned or typed at the door: a ticket's address or id, or the number on a badge. */
export function readTicket(typed: string): { readonly id: string } | { readonly number: number } | null {
  const id = ID.exec(typed)?.[1];
  if (id !== undefined) return { id: id.toLowerCase() };
  const number = /^\s*(?:nr\.?|no\.?|#)?\s*(\d{1,6})\s*$/i.exec(typed)?.[1];
  return number === undefined ? null : { number: Number(number) };
}
