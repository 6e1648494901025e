import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { separate, short } from '../../../../words/number-format.js';
import classes from '../sections.module.css';
import { dollars, toTheCent } from './attack-words.js';
import styles from './attacks.module.css';

interface RouteTableProps {
  /** What the table is of, for who cannot see it. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Narrower than this (px) it scrolls instead of getting narrower. */
  readonly minWidth: number;
  /** A row for each route. */
  readonly children: ReactNode;
}

/** Routes to a verdict beside each other, with what each costs and the votes that it takes. */
export function RouteTable({ label, columns, minWidth, children }: RouteTableProps) {
  return (
    <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label={label} minWidth={minWidth}>
      <Table verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A cell with a sum; what nobody knows is a dash. */
export function Money({ usd, strong = false }: { readonly usd: number | null; readonly strong?: boolean }) {
  if (usd === null) return <Table.Td>–</Table.Td>;
  const written = usd > 0 && usd < 0.005 ? toTheCent(usd) : dollars(usd);
  return <Table.Td title={toTheCent(usd)}>{strong ? <b>{written}</b> : written}</Table.Td>;
}

/** A cell with votes, in whole tokens; what nobody knows is a dash. */
export function Votes({ tokens, symbol }: { readonly tokens: string | number | null; readonly symbol: string }) {
  if (tokens === null) return <Table.Td>–</Table.Td>;
  return <Table.Td title={`${separate(String(tokens))} ${symbol}`}>{short(Number(tokens))}</Table.Td>;
}

/** What the prices of a table suppose, for who asks. */
export function Suppositions({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <details className={styles.steps}>
      <summary>What these prices suppose</summary>
      <ul className={classes.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
