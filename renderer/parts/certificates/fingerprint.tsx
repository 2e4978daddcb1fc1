import { Code, Group } from '@mantine/core';
import { CopyText } from '../../ui/copy-text.tsx';

/** Pairs that stay together, so that two screens break it at the same places. */
const together = 8;

/** A fingerprint, to compare with another screen or to copy. */
export function Fingerprint({ text }: { readonly text: string }) {
  const pairs = text.split(':');
  const groups = pairs.flatMap((_, at) => (at % together === 0 ? [pairs.slice(at, at + together).join(':')] : []));
  return (
    <Group gap="xs" align="center">
      <Code style={{ whiteSpace: 'normal' }} maw="26rem">
        {groups.map((group, at) => (
          <span key={group} style={{ whiteSpace: 'nowrap' }}>
            {group}
            {at < groups.length - 1 && ':'}
            <wbr />
          </span>
        ))}
      </Code>
      <CopyText text={text} />
    </Group>
  );
}
