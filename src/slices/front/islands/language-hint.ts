/** `<mt-language-hint>`: shows the one of its paragraphs whose language the browser prefers, unless the page is in it already. */
class LanguageHint extends HTMLElement {
  connectedCallback(): void {
    const here = document.documentElement.lang;
    const offers = [...this.querySelectorAll<HTMLElement>('[data-locale]')];
    const offered = new Set([here, ...offers.map((offer) => offer.dataset['locale'] ?? '')]);
    const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((tag) => offered.has(tag));
    if (wanted === undefined || wanted === here.split('-')[0]) return;
    const offer = offers.find((one) => one.dataset['locale'] === wanted);
    if (offer !== undefined) offer.hidden = false;
  }
}

customElements.define('mt-language-hint', LanguageHint);
