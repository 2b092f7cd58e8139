/**
 * `<mt-pairs said last undone>`: in a pair that has the focus, the keys 1 to 4 press its buttons; a decision is sent without leaving the
 * page, said to screen readers, and the next pair gets the focus. What the server refuses is sent again as a page, which says why.
 */
class Pairs extends HTMLElement {
  readonly #status = document.createElement('p');
  #busy = false;

  connectedCallback(): void {
    this.#status.setAttribute('role', 'status');
    this.#status.className = 'mt-small';
    this.prepend(this.#status);
    for (const hint of this.querySelectorAll<HTMLElement>('[data-keys]')) hint.hidden = false;
    this.addEventListener('keydown', (event) => this.#press(event));
    this.addEventListener('submit', (event) => { void this.#send(event); });
  }

  /** Keys count only inside a pair, and never with Ctrl, Alt or Meta: nothing else on the page loses a shortcut. */
  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !/^[1-4]$/.test(event.key)) return;
    const pair = (event.target as Element).closest('[data-pair]');
    const button = [...(pair?.querySelectorAll<HTMLButtonElement>('[data-decide]:not([hidden]) button') ?? [])].find((one) => one.querySelector('kbd')?.textContent === event.key);
    if (button === undefined) return;
    event.preventDefault();
    button.click();
  }

  async #send(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const pair = form.closest<HTMLElement>('[data-pair]');
    if (pair === null) return;
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    const accepted = await this.#post(form, event.submitter);
    this.#busy = false;
    if (!accepted) this.#asPage(form, event.submitter);
    else if (form.closest('[data-undo]') === null) this.#decided(pair, event.submitter?.querySelector('.kern-label > span')?.textContent ?? '');
    else this.#undone(pair);
  }

  /** A redirect is the answer to a form that was accepted; there is no need to follow it. */
  async #post(form: HTMLFormElement, submitter: HTMLElement | null): Promise<boolean> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value);
    try {
      return (await fetch(form.action, { method: 'POST', body, redirect: 'manual' })).type === 'opaqueredirect';
    } catch {
      return false;
    }
  }

  /** Again without script: the page that answers shows the problem at its pair. */
  #asPage(form: HTMLFormElement, submitter: HTMLElement | null): void {
    if (submitter instanceof HTMLButtonElement && submitter.name !== '') {
      const chosen = document.createElement('input');
      Object.assign(chosen, { type: 'hidden', name: submitter.name, value: submitter.value });
      form.append(chosen);
    }
    form.submit();
  }

  #decided(pair: HTMLElement, choice: string): void {
    this.#fold(pair, true);
    const next = [...this.querySelectorAll<HTMLElement>('[data-pair]')].find((one) => one.querySelector('[data-decide]:not([hidden])') !== null);
    const said = `${this.getAttribute('said') ?? ''} ${choice}.`;
    if (next === undefined) {
      this.#status.textContent = `${said} ${this.getAttribute('last') ?? ''}`;
      location.reload();
      return;
    }
    this.#status.textContent = said;
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  #undone(pair: HTMLElement): void {
    if (pair.querySelector('[data-decide]') === null) return location.reload();
    this.#fold(pair, false);
    this.#status.textContent = this.getAttribute('undone') ?? '';
    pair.focus();
  }

  /** A pair that is decided keeps its heading and the way back. */
  #fold(pair: HTMLElement, decided: boolean): void {
    for (const part of pair.querySelectorAll<HTMLElement>('[data-texts], [data-decide]')) part.hidden = decided;
    for (const part of pair.querySelectorAll<HTMLElement>('[data-undo]')) part.hidden = !decided;
  }
}

customElements.define('mt-pairs', Pairs);
