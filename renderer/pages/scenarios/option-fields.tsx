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

export function WholeNumberField({ label, usual, minimum, maximum, value, onChange }: WholeNumberFieldProps) {
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
