import { Input, SegmentedControl } from '@mantine/core';
import classes from './capital-plan.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  onChange(value: string): void;
}

/** A choice of few, with its label above as fields have it. */
export function Choice({ label, value, options, onChange }: Props) {
  return (
    <div>
      <Input.Label size="xs" component="div" display="block" className={classes.screen ?? ''}>
        {label}
      </Input.Label>
      <SegmentedControl size="xs" aria-label={label} value={value} data={[...options]} onChange={onChange} />
    </div>
  );
}
