import type { ReactNode } from 'react';
import classes from './inspector.module.css';

export type FactList = readonly (readonly [name: ReactNode, value: ReactNode])[];

/** Names and values in two columns. */
export function Facts({ facts }: { readonly facts: FactList }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one kind of thing are always the same, in the same order
        <div key={at}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
