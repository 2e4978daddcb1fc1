import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCall } from '../api/hooks.ts';
import { offeredRooms } from './lookup-options.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly maxLength: number | undefined;
  readonly value: string;
  readonly facilityId: number | null;
  readonly error?: ReactNode;
  onChange(value: string): void;
}

/** The room of a unit: free text, for which the browser offers the rooms of its facility. */
export function RoomInput({ id, facilityId, maxLength, onChange, ...input }: Props) {
  const lookups = useCall('lookups.all', {});
  const rooms = lookups.data === undefined ? [] : offeredRooms(lookups.data, facilityId);
  const list = `${id}-rooms`;
  return (
    <>
      <TextInput
        {...input}
        id={id}
        list={list}
        autoComplete="off"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...(maxLength === undefined ? {} : { maxLength })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {rooms.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
