import { IconCircleCheck, IconCircleDashed, IconCircleOff } from '@tabler/icons-react';
import { Sign } from './sign.tsx';

interface Props {
  /** `version` is 0 while nobody has set it up. */
  readonly stored: { readonly version: number };
  readonly enabled: boolean;
  readonly words: Readonly<Record<'none' | 'on' | 'off', string>>;
}

/** Whether something of the installation is set up, and switched on. */
export function SetUpSign({ stored, enabled, words }: Props) {
  if (stored.version === 0) return <Sign icon={IconCircleDashed}>{words.none}</Sign>;
  if (!enabled) return <Sign icon={IconCircleOff}>{words.off}</Sign>;
  return (
    <Sign icon={IconCircleCheck} tone="good">
      {words.on}
    </Sign>
  );
}
