import { useTranslation } from 'react-i18next';
import type { WhitelistState } from '../../shared/whitelist.ts';

/** Says which whitelist is in force, and what else there is: one sentence or two. */
export function useForceText(): (state: WhitelistState) => readonly string[] {
  const { t } = useTranslation('whitelist');
  return (state) => {
    if (!state.enforced) return [t('force.off')];
    if (state.source === 'environment') return [t('force.environment', { count: state.environmentNames ?? 0 })];
    const inactive = t('force.inactive', { count: state.inactive });
    const lines = [t('force.table', { count: state.active, inactive })];
    if (state.environmentNames !== null) lines.push(t('force.waiting', { count: state.environmentNames }));
    return lines;
  };
}
