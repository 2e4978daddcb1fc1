import type { ComponentType, ReactNode } from 'react';
import classes from './sign.module.css';

interface Props {
  /** A tabler icon. */
  readonly icon: ComponentType<{ size?: number | string }>;
  readonly tone?: 'good' | 'info' | 'warning' | 'bad' | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A state in one word with a sign; the colour only repeats it. */
export function Sign({ icon: Icon, tone, title, children }: Props) {
  return (
    <span className={classes.sign} data-tone={tone} title={title}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}

/** Several states of one thing, wrapping where room is short. */
export function Signs({ children }: { readonly children: ReactNode }) {
  return <span className={classes.signs}>{children}</span>;
}
