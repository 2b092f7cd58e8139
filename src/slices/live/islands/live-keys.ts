/**
 * `<mt-live-keys>`: the keys of a presenter (page up and down) and the arrows, home and end press the buttons inside, without leaving the page, so that
 * a projector stays in full screen. No letters: nobody writes here by mistake.
 */
class LiveKeys extends HTMLElement {
  readonly #onKey = (event: KeyboardEvent): void => this.#press(event);

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey);
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(event.target as HTMLFormElement, event.submitter);
    });
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.target as HTMLElement).closest('input, textarea, select') !== null) return;
    // Right to left, "on" points to the left.
    const key = document.dir === 'rtl' ? (MIRRORED[event.key] ?? event.key) : event.key;
    const named = [...this.querySelectorAll<HTMLElement>('[data-keys]')].find((one) => one.dataset['keys']?.split(' ').includes(key));
    if (named === undefined) return;
    event.preventDefault();
    named.closest('button')?.click();
  }

  async #send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, button)) if (typeof value === 'string') body.append(name, value);
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    // Signed out, or something stands in the way: the page says what.
    if (answer === null || (answer.type !== 'opaqueredirect' && !answer.ok)) form.submit();
  }
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

customElements.define('mt-live-keys', LiveKeys);
