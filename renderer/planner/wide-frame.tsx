import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './planner.module.css';

/** Scrolls sideways what is wider than the screen; the keyboard reaches it. */
export function WideFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box component="section" className={classes.weekFrame ?? ''} aria-label={label} tabIndex={0}>
      {children}
    </Box>
  );
}
