import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';

interface Props {
  readonly label: string;
  /** What the scenario says; null: as the unit. */
  readonly value: number | null;
  /** What the unit says, shown while nothing else is typed. */
  readonly asUnit: string;
  /** Said below while the scenario says something else. */
  readonly was: string;
  readonly least: number;
  readonly most: number;
  readonly wrong: string;
  readonly width: number;
  save(value: number | null): void;
}

/** A number edited where it stands: Enter or leaving saves, Esc takes back, blank is as the unit says. */
export function InlineNumber({ label, value, asUnit, was, least, most, wrong, width, save }: Props) {
  const stored = value === null ? '' : String(value);
  const [text, setText] = useState(stored);
  const [shown, setShown] = useState(stored);
  if (shown !== stored) {
    setShown(stored);
    setText(stored);
  }
  const typed = text.replace(/[\s,\u00a0\u202f]/g, '');
  const number = typed === '' ? null : Number(typed);
  const valid = number === null || (/^\d{1,7}$/.test(typed) && number >= least && number <= most);
  const take = () => valid && number !== value && save(number);
  return (
    <div>
      <TextInput
        size="xs"
        w={width}
        aria-label={label}
        inputMode="numeric"
        maxLength={9}
        placeholder={asUnit}
        value={text}
        error={valid ? undefined : wrong}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') setText(stored);
        }}
      />
      {value !== null && (
        <Text size="xs" c="dimmed">
          {was}
        </Text>
      )}
    </div>
  );
}
