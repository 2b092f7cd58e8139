import { addButton } from './shared/button.ts';

/** `<mt-copy-button text label done>`: copies the text and says so. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    const label = this.getAttribute('label') ?? '';
    const status = document.createElement('span');
    status.className = 'kern-sr-only';
    status.setAttribute('role', 'status');
    const text = addButton(this, label, () => { void copy(); });
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(this.getAttribute('text') ?? '');
      const done = this.getAttribute('done') ?? '';
      text.textContent = done;
      status.textContent = done;
      setTimeout(() => { text.textContent = label; status.textContent = ''; }, 4000);
    };
    this.append(status);
  }
}

if ('clipboard' in navigator) customElements.define('mt-copy-button', CopyButton);
