import { NumberInput, Select } from '@mantine/core';

/** The choices without those that are left as the study says. */
export function chosen<T extends object>(value: T, change: Partial<T>): Partial<T> {
  const entries = Object.entries({ ...value, ...change }).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

interface WholeNumberFieldProps {
  readonly label: string;
  /** What is taken when nothing is typed. */
  readonly usual: string;
  readonly minimum: number;
  readonly maximum?: number;
  readonly value: number | undefined;
  onChange(value: number | undefined): void;
}

function WholeNumberField({ label, usual, minimum, maximum, value, onChange }: WholeNumberFieldProps) {
  return (
    <NumberInput
      label={label}
      placeholder={usual}
      min={minimum}
      {...(maximum === undefined ? {} : { max: maximum })}
      allowDecimal={false}
      size="xs"
      value={value ?? ''}
      onChange={(input) => onChange(input === '' ? undefined : Number(input))}
    />
  );
}

interface SeedAndLengthProps {
  /** What it goes on in, as a label. */
  readonly unit: 'Ticks' | 'Rounds';
  readonly usual: number;
  readonly seed: number | undefined;
  readonly length: number | undefined;
  onSeed(seed: number | undefined): void;
  onLength(length: number | undefined): void;
}

/** What every study can be started with another one of. */
export function SeedAndLength({ unit, usual, seed, length, onSeed, onLength }: SeedAndLengthProps) {
  return (
    <>
      <WholeNumberField label="Seed" usual="as written" minimum={0} value={seed} onChange={onSeed} />
      <WholeNumberField
        label={unit}
        usual={String(usual)}
        minimum={1}
        maximum={100_000}
        value={length}
        onChange={onLength}
      />
    </>
  );
}

interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | undefined;
  onChange(value: T | undefined): void;
}

export function ChoiceField<T extends string>({ label, choices, value, onChange }: ChoiceFieldProps<T>) {
  return (
    <Select
      label={label}
      size="xs"
      placeholder="as written"
      clearable
      data={choices}
      value={value ?? null}
      onChange={(choice) => onChange((choice as T | null) ?? undefined)}
    />
  );
}

export const backendChoices = [
  { value: 'auto', label: 'auto' },
  { value: 'node', label: 'node (native)' },
  { value: 'wasm', label: 'wasm' },
  { value: 'cpu', label: 'cpu (slow)' },
] as const;
