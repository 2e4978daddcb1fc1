import { Code, Group } from '@mantine/core';
import { CopyText } from '../../ui/copy-text.tsx';

/** A fingerprint, to compare with another screen or to copy. */
export function Fingerprint({ text }: { readonly text: string }) {
  return (
    <Group gap="xs" align="center">
      <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }} maw="34rem">
        {text}
      </Code>
      <CopyText text={text} />
    </Group>
  );
}
