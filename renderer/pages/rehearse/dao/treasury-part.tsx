import { ActionIcon, Autocomplete, Button, NumberInput, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { objectsOf } from '../../../draft/rehearsal-documents.js';
import type { FormValue } from '../../../forms/field-schema.js';
import { useProblem } from '../../../forms/problems.js';
import { Term } from '../../../parts/term.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';

/** What the DAO owns, asset by asset. */
export function TreasuryPart() {
  const { dao, changeDao } = useDocuments();
  const rows = objectsOf(dao.treasury);
  const set = (next: readonly FormValue[], field: string) => changeDao(['treasury'], next, field);
  return (
    <section className={classes.panel}>
      <h2>
        <Term term="treasury">Treasury</Term>
      </h2>
      <div className={classes.import}>
        {rows.map((row, at) => (
          <AssetRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place only
            key={at}
            row={row}
            at={at}
            onChange={(next, field) =>
              set(
                rows.map((one, place) => (place === at ? next : one)),
                `${at}.${field}`,
              )
            }
            onRemove={() => set(rows.toSpliced(at, 1), `remove ${at} ${rows.length}`)}
          />
        ))}
        {rows.length === 0 && (
          <p className={classes.quiet}>Nothing yet: a proposal that spends needs something to spend.</p>
        )}
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={16} />}
            onClick={() => set([...rows, { asset: 'native', symbol: 'ETH', tokens: '100' }], `add ${rows.length}`)}
          >
            Add an asset
          </Button>
        </div>
      </div>
    </section>
  );
}

interface AssetRowProps {
  readonly row: FormValue;
  readonly at: number;
  onChange(row: FormValue, field: string): void;
  onRemove(): void;
}

function AssetRow({ row, at, onChange, onRemove }: AssetRowProps) {
  const path = `treasury[${at}]`;
  const text = (value: unknown) => (value == null ? '' : String(value));
  const asset = text(row.asset);
  const problems = {
    asset: useProblem(`${path}.asset`),
    symbol: useProblem(`${path}.symbol`),
    tokens: useProblem(`${path}.tokens`),
    monthly: useProblem(`${path}.monthlySpendingTokens`),
  };
  return (
    <div className={classes.row}>
      <Autocomplete
        size="sm"
        label="Asset"
        description="native, token (the DAO's own), or an address"
        data={['native', 'token']}
        value={asset}
        error={problems.asset}
        onChange={(next) => onChange({ ...row, asset: next }, 'asset')}
      />
      <TextInput
        size="sm"
        label="Symbol"
        description="as it is written"
        value={text(row.symbol ?? 'ETH')}
        error={problems.symbol}
        onChange={(event) => onChange({ ...row, symbol: event.currentTarget.value }, 'symbol')}
      />
      {asset.startsWith('0x') && (
        <NumberInput
          size="sm"
          label="Decimals"
          description="of the token"
          min={0}
          max={18}
          allowDecimal={false}
          value={typeof row.decimals === 'number' ? row.decimals : 18}
          onChange={(next) => typeof next === 'number' && onChange({ ...row, decimals: next }, 'decimals')}
        />
      )}
      <TextInput
        size="sm"
        label="Owned"
        description="tokens"
        inputMode="decimal"
        value={text(row.tokens)}
        error={problems.tokens}
        onChange={(event) => onChange({ ...row, tokens: event.currentTarget.value.trim() }, 'tokens')}
      />
      <TextInput
        size="sm"
        label="Spent in a month"
        description="tokens; for the runway"
        inputMode="decimal"
        value={text(row.monthlySpendingTokens)}
        error={problems.monthly}
        onChange={(event) =>
          onChange({ ...row, monthlySpendingTokens: event.currentTarget.value.trim() || null }, 'monthly')
        }
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove asset ${at + 1}`} onClick={onRemove}>
        <Trash2 size={16} />
      </ActionIcon>
    </div>
  );
}
