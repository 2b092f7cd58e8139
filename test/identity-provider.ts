import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** People this provider knows; who signs in says so in its form, any password will do. */
const PEOPLE: Readonly<Record<string, { readonly email?: string; readonly email_verified?: boolean }>> = {
  ada: { email: 'Ada@Example.org', email_verified: true },
  bob: { email: 'bob@example.org', email_verified: false },
  eve: { email: 'eve@example.org', email_verified: true },
  nil: {},
};

/** A real OpenID provider as a process of its own, on this machine, with its library's own forms. Says where it listens on its first line. */
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'miteinander', client_secret: 'a-secret-of-this-test', redirect_uris: ['http://localhost:3000/sign-in/provider/return'], token_endpoint_auth_method: 'client_secret_basic' }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  pkce: { required: () => true },
  findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...PEOPLE[sub] }) }),
  cookies: { keys: ['a-key-of-this-test'] },
});
server.on('request', provider.callback());
process.stdout.write(`${issuer}\n`);
