/** Pixels of the pictures that Linux desktops look for. */
export const linuxSizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256, 512];

/** Pixels of the pictures inside the Windows icon. */
export const windowsSizes: readonly number[] = [16, 24, 32, 48, 64, 256];

/** Pictures of the app that a browser installs (`web/<name>.png`); `full` ones have no corners of their own. */
export const webIcons = [
  { name: 'icon-192', size: 192, ground: 'rounded' },
  { name: 'icon-512', size: 512, ground: 'rounded' },
  { name: 'icon-maskable-192', size: 192, ground: 'full' },
  { name: 'icon-maskable-512', size: 512, ground: 'full' },
  { name: 'apple-touch-icon', size: 180, ground: 'full' },
] as const;
