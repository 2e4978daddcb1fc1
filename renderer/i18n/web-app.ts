import type { Language } from '../ui/formats.ts';

/** What a browser says about the app that it installs; the build writes it into the manifests, the page never shows it. */
interface WebAppWords {
  readonly description: string;
  readonly compliance: string;
  readonly reportFault: string;
}

const words: Readonly<Record<Language, WebAppWords>> = {
  en: {
    description: 'The radiation equipment of the clinic: tests, deadlines and findings.',
    compliance: 'Compliance',
    reportFault: 'Report a fault',
  },
  fr: {
    description: 'Les équipements radiologiques de l’établissement : contrôles, échéances et constats.',
    compliance: 'Conformité',
    reportFault: 'Signaler une panne',
  },
};

/** Where the manifest of a language lies. */
export function manifestPath(language: Language): string {
  return language === 'en' ? '/manifest.webmanifest' : `/manifest.${language}.webmanifest`;
}

/**
 * The manifest of the installable app (W3C, Web Application Manifest). One app in either language: `id` is the same.
 */
export function webAppManifest(language: Language): unknown {
  const { description, compliance, reportFault } = words[language];
  const icon = (name: string, size: number, purpose: string) => ({
    src: `/${name}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const small = [icon('icon', 192, 'any')];
  return {
    id: '/',
    name: 'REMS Workstation',
    short_name: 'REMS',
    description,
    lang: language,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: '#0f616f',
    background_color: '#f7f9fa',
    categories: ['medical', 'productivity'],
    icons: [
      ...[192, 512].map((size) => icon('icon', size, 'any')),
      ...[192, 512].map((size) => icon('icon-maskable', size, 'maskable')),
    ],
    shortcuts: [
      { name: reportFault, url: '/report-fault', icons: small },
      { name: compliance, url: '/compliance', icons: small },
    ],
  };
}
