/**
 * A button or a switch that works is disabled meanwhile, and the browser takes the focus away from it: whoever uses the keyboard would begin at the
 * top again. The focus comes back with it, unless somebody has put it elsewhere.
 */
export function keepFocus(target: Document): void {
  const working = new Set<Control>();
  const watch = new MutationObserver((changes) => {
    for (const { target: button } of changes) {
      if (!isControl(button) || button.disabled || !working.delete(button)) continue;
      if (target.activeElement === target.body) button.focus({ preventScroll: true });
    }
  });
  const remember = ({ type, target: met }: Event) => {
    const button = met instanceof Element ? met.closest<Control>('button, input') : null;
    const elsewhere = type === 'click' && button === null;
    // A question in between, such as the one for the password, has buttons of its own.
    for (const one of working) if (elsewhere || !one.disabled || !one.isConnected) working.delete(one);
    watch.disconnect();
    if (button !== null) working.add(button);
    for (const one of working) watch.observe(one, { attributes: true, attributeFilter: ['disabled'] });
  };
  target.addEventListener('click', remember);
  // A menu gives the focus back to the button that it hangs from, which then works.
  target.addEventListener('focusin', remember);
}

type Control = HTMLButtonElement | HTMLInputElement;

function isControl(node: Node): node is Control {
  return node instanceof HTMLButtonElement || node instanceof HTMLInputElement;
}
