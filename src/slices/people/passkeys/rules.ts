/** Passkeys belong to a host name, and browsers offer them only where the connection is safe: https, or this very machine. */
export function passkeysPossible(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  return local || (protocol === 'https:' && !/^[\d.]+$|^\[/.test(hostname));
}

/** Host name and origin that passkeys are made for. */
export const relyingParty = (baseUrl: string): { readonly id: string; readonly origin: string } => ({ id: new URL(baseUrl).hostname, origin: new URL(baseUrl).origin });
