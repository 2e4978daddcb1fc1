import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** What is known about one thing: words and values. */
export function Facts({ of }: { readonly of: readonly (readonly [term: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {of.map(([term, value]) => (
        <div key={term}>
          <dt className={classes.term}>{term}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
