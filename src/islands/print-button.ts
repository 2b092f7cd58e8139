import { addButton } from './shared/button.ts';

/** `<mt-print-button label>`: a button in place of the words that say how to print. */
class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.replaceChildren();
    addButton(this, this.getAttribute('label') ?? '', () => { print(); });
  }
}

customElements.define('mt-print-button', PrintButton);
