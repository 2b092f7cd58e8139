/** A button with the product's look, for islands that add one. */
export function addButton(parent: HTMLElement, label: string, onPress: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'kern-btn kern-btn--secondary mt-no-print';
  const text = document.createElement('span');
  text.className = 'kern-label';
  text.textContent = label;
  button.append(text);
  button.addEventListener('click', onPress);
  parent.append(button);
  return text;
}
