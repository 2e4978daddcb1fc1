import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/components.ts';

/** What a component is called where one line must do: `Tube A (MCS-7078)`. */
export function useComponentName(): (component: Component) => string {
  const { t } = useTranslation('components');
  return ({ kind, designation, serialNumber }) => {
    const name = designation ?? t(`kinds.${kind}`);
    return serialNumber === null ? name : `${name} (${serialNumber})`;
  };
}
