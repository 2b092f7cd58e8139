import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

const base64 = z.string().max(20_000).regex(/^[A-Za-z0-9_-]*$/);

/** JSON text in a form field; what is no JSON fails like any other wrong value. */
const json = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => {
    try {
      return JSON.parse(String(value)) as unknown;
    } catch {
      return undefined;
    }
  }, type);

const credential = { id: base64.min(1), rawId: base64.min(1), type: z.literal('public-key'), clientExtensionResults: z.looseObject({}).default({}), authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish().transform((v) => v ?? undefined) };

/** What a browser answers when it signs in with a passkey (WebAuthn Level 3, AuthenticationResponseJSON). */
export const SignInAnswer = json(z.object({ ...credential, response: z.object({ clientDataJSON: base64, authenticatorData: base64, signature: base64, userHandle: base64.nullish().transform((v) => v ?? undefined) }) }));

/** What a browser answers when it has made a passkey (RegistrationResponseJSON). */
export const RegistrationAnswer = json(z.object({ ...credential, response: z.object({ clientDataJSON: base64, attestationObject: base64, transports: z.array(z.string().max(30)).max(10).default([]) }) }));

export const PasskeySignInForm = z.object({ response: SignInAnswer, next: field.optionalLine(500) });
export const PasskeyForm = z.object({ name: field.line(60), response: RegistrationAnswer });
