import { Autocomplete, Textarea } from '@mantine/core';
import type { FormValue } from '../../../forms/field-schema.js';
import { useProblem } from '../../../forms/problems.js';
import { ValueField } from './value-field.js';

interface RawFieldsProps {
  readonly action: FormValue;
  readonly path: string;
  readonly places: readonly string[];
  onChange(action: FormValue, field: string): void;
}

/** An action as bytes. */
export function RawFields({ action, path, places, onChange }: RawFieldsProps) {
  const toProblem = useProblem(`${path}.to`);
  const dataProblem = useProblem(`${path}.data`);
  return (
    <>
      <Autocomplete
        size="sm"
        label="Contract"
        description="Its address, or a contract of the DAO"
        data={[...places]}
        value={String(action.to ?? '')}
        error={toProblem}
        onChange={(to) => onChange({ ...action, to }, 'to')}
      />
      <Textarea
        size="sm"
        label="Calldata"
        description="Bytes in hex, the selector first"
        autosize
        minRows={2}
        maxRows={10}
        classNames={{ input: 'mono' }}
        value={String(action.data ?? '0x')}
        error={dataProblem}
        onChange={(event) => onChange({ ...action, data: event.currentTarget.value.trim() }, 'data')}
      />
      <ValueField
        wei={String(action.valueWei ?? '0')}
        path={`${path}.valueWei`}
        onChange={(valueWei) => onChange({ ...action, valueWei }, 'valueWei')}
      />
    </>
  );
}
