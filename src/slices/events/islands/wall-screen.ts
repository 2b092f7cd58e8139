/**
 * `<mt-wall-screen>`: shows the next texts of the wall by itself. Nothing moves or fades: one page of texts takes the place of another, and a button stops it.
 * The page works without: a link leads to the next texts.
 */
const SECONDS = 12;
/** People who asked for less motion get more time. */
const CALM_SECONDS = 30;

class WallScreen extends HTMLElement {
  #timer: number | undefined;
  #running = true;

  connectedCallback(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'kern-btn kern-btn--tertiary mt-no-print';
    button.textContent = this.getAttribute('pause');
    button.addEventListener('click', () => {
      this.#running = !this.#running;
      button.textContent = this.getAttribute(this.#running ? 'pause' : 'resume');
      this.#plan();
    });
    this.append(button);
    this.#plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const seconds = matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM_SECONDS : SECONDS;
    if (this.#running) this.#timer = window.setTimeout(() => void this.#turn(), seconds * 1_000);
  }

  async #turn(): Promise<void> {
    const next = this.querySelector<HTMLAnchorElement>('[data-next]');
    const answer = next === null ? null : await fetch(next.href).catch(() => null);
    // Without a line the texts stay; what was taken down meanwhile goes with the next answer.
    if (answer?.ok === true) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-wall]');
      if (fresh !== null) this.querySelector('[data-wall]')?.replaceWith(document.importNode(fresh, true));
    }
    this.#plan();
  }
}

customElements.define('mt-wall-screen', WallScreen);
