import type { MenuItemConstructorOptions } from 'electron';
import type { ExternalLink } from './external-links.ts';
import type { ShellTexts } from './texts.ts';

/** The application menu: the usual roles, so that copy, zoom and full screen work as everywhere. */
export function menuTemplate(deps: {
  readonly texts: ShellTexts;
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly openLink: (id: ExternalLink) => void;
}): MenuItemConstructorOptions[] {
  const { texts, platform, packaged, openLink } = deps;
  const separator = { type: 'separator' } as const;
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: texts.file, submenu: [{ role: 'close' }, separator, { role: 'quit', label: texts.quit }] },
    { role: 'editMenu', label: texts.edit },
    {
      label: texts.view,
      submenu: [
        { role: 'reload' },
        ...(packaged ? [] : [{ role: 'toggleDevTools' } as const]),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu', label: texts.window },
    {
      role: 'help',
      label: texts.help,
      submenu: [
        { label: texts.mqsaRegulations, click: () => openLink('mqsa-regulations') },
        { label: texts.radiationProtection, click: () => openLink('radiation-protection-regulations') },
      ],
    },
  ];
}
