import { Radio, Select, Stack } from '@mantine/core';
import { IconDeviceDesktop, IconNetwork, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NetworkScope } from '../../shared/network.ts';
import type { OutputOf } from '../api/client.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { isReachable } from './is-reachable.ts';

interface Props {
  readonly addresses: OutputOf<'network.state'>['addresses'];
  readonly scope: NetworkScope;
  readonly address: string | null;
  /** Said below the choice of an address. */
  readonly problem: string | undefined;
  /** The id of the input for the address. */
  readonly addressId: string;
  readonly disabled?: boolean;
  set(part: { readonly scope?: NetworkScope; readonly address?: string | null }): void;
}

/** How far the listener reaches, with the networks that this computer is in. */
export function ScopeFields({ addresses, scope, address, problem, addressId, disabled = false, set }: Props) {
  const { t } = useTranslation('network');
  const nameOf = (one: Props['addresses'][number]) => `${one.address} (${one.interface})`;
  const inside = addresses.filter(isReachable);
  const choices = inside.map((one) => ({ value: one.address, label: nameOf(one) }));
  // An address that is away for the moment (a cable) stays the one that was chosen.
  if (address !== null && !inside.some((one) => one.address === address))
    choices.push({ value: address, label: t('scope.gone', { address }) });
  return (
    <Stack gap="sm">
      <Radio.Group
        aria-label={t('scope.label')}
        value={scope}
        onChange={(value) => set({ scope: NetworkScope.parse(value) })}
      >
        <Stack gap="xs">
          <ChoiceCard
            value="all"
            icon={IconNetwork}
            title={t('scope.all')}
            text={`${t('scope.allHint')} ${
              inside.length === 0 ? t('scope.allNone') : t('scope.allNow', { addresses: inside.map(nameOf).join(', ') })
            }`}
            disabled={disabled}
          />
          <ChoiceCard
            value="address"
            icon={IconPlugConnected}
            title={t('scope.address')}
            text={t('scope.addressHint')}
            disabled={disabled}
          />
          <ChoiceCard
            value="loopback"
            icon={IconDeviceDesktop}
            title={t('scope.loopback')}
            text={t('scope.loopbackHint')}
            disabled={disabled}
          />
        </Stack>
      </Radio.Group>
      {scope === 'address' && (
        <Select
          id={addressId}
          label={t('scope.addressField')}
          data={choices}
          value={address}
          error={problem}
          disabled={disabled}
          allowDeselect={false}
          openOnFocus={false}
          maw={420}
          onChange={(value) => set({ address: value })}
        />
      )}
    </Stack>
  );
}
