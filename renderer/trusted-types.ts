import { config } from 'zod/v4/core';

/** What `window.trustedTypes` offers here; the DOM library has no types for it yet. */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
}

/**
 * Installs the `default` policy that the page's Content-Security-Policy names: text without any markup passes (the component
 * library writes style sheets through innerHTML), everything else is refused, so that no string ever becomes elements.
 * Must run before anything renders, hence the first import of the entry file.
 */
function installTrustedTypes(factory: TrustedTypesFactory | undefined): void {
  factory?.createPolicy('default', {
    createHTML(text) {
      if (text.includes('<')) throw new TypeError('Markup from text is refused.');
      return text;
    },
  });
}

installTrustedTypes((window as { trustedTypes?: TrustedTypesFactory }).trustedTypes); // as: see TrustedTypesFactory

// Schemas compile with `new Function` unless told otherwise, which the policy reports as a violation.
config({ jitless: true });
