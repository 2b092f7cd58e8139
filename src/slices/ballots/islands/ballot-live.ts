const EVERY_MS = 10_000;

/** `<mt-ballot-live>`: fetches the page it stands on again while it is looked at, and takes over the chart. */
class BallotLive extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#timer = window.setInterval(() => { if (document.visibilityState === 'visible') void this.#refresh(); }, EVERY_MS);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  async #refresh(): Promise<void> {
    const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => null);
    if (answer === null || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('mt-ballot-live');
    const open = this.querySelector('details')?.open === true;
    if (fresh === null || this.contains(document.activeElement)) return;
    this.replaceChildren(...fresh.children);
    const table = this.querySelector('details');
    if (table !== null) table.open = open;
  }
}

customElements.define('mt-ballot-live', BallotLive);
