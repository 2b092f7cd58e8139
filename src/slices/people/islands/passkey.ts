import { browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';

type AuthenticationOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/**
 * Shows what is hidden without script, asks the browser for a passkey when the form is sent, and sends the form with the
 * answer: everything after that is an ordinary page.
 */
class PasskeyElement extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return;
    this.querySelector('[hidden]')?.removeAttribute('hidden');
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#answer(event.currentTarget as HTMLFormElement);
    });
  }

  async #answer(form: HTMLFormElement): Promise<void> {
    const field = form.elements.namedItem('response') as HTMLInputElement;
    const button = form.querySelector('button');
    this.#say(null);
    button?.setAttribute('aria-disabled', 'true');
    try {
      const options = await this.#options();
      const answer = this.getAttribute('mode') === 'sign-in' ? await startAuthentication({ optionsJSON: options as AuthenticationOptions }) : await startRegistration({ optionsJSON: options as RegistrationOptions });
      field.value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      this.#say(troubleOf(error));
    } finally {
      button?.removeAttribute('aria-disabled');
    }
  }

  async #options(): Promise<unknown> {
    const response = await fetch(this.getAttribute('options') ?? '', { method: 'POST', headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  #say(trouble: string | null): void {
    for (const line of this.querySelectorAll<HTMLElement>('[data-trouble]')) line.hidden = line.dataset['trouble'] !== trouble;
  }
}

function troubleOf(error: unknown): string {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known';
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError') ? 'cancelled' : 'failed';
}

customElements.define('mt-passkey', PasskeyElement);
