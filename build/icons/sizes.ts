/** Pixels of the pictures that Linux desktops look for. */
export const linuxSizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256, 512];

/** Pixels of the pictures inside the Windows icon. */
export const windowsSizes: readonly number[] = [16, 24, 32, 48, 64, 256];
