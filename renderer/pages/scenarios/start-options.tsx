import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { RunOverrides } from '../../../simulations/api/contract/index.js';

export const backendChoices = [
  { value: 'auto', label: 'auto' },
  { value: 'node', label: 'node (native)' },
  { value: 'wasm', label: 'wasm' },
  { value: 'cpu', label: 'cpu (slow)' },
];

export interface StartOptionsProps {
  readonly value: Partial<RunOverrides>;
  readonly usualTicks: number;
  onChange(value: Partial<RunOverrides>): void;
}

/** Seed, length, chain engine and learning backend; what is left empty is as the scenario says. */
export function StartOptions({ value, usualTicks, onChange }: StartOptionsProps) {
  const set = (change: Partial<RunOverrides>) =>
    onChange(Object.fromEntries(Object.entries({ ...value, ...change }).filter(([, one]) => one !== undefined)));
  const whole = (input: number | string) => (input === '' ? undefined : Number(input));
  return (
    <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
      <NumberInput
        label="Seed"
        placeholder="as written"
        min={0}
        allowDecimal={false}
        size="xs"
        value={value.seed ?? ''}
        onChange={(seed) => set({ seed: whole(seed) })}
      />
      <NumberInput
        label="Ticks"
        placeholder={String(usualTicks)}
        min={1}
        max={100_000}
        allowDecimal={false}
        size="xs"
        value={value.ticks ?? ''}
        onChange={(ticks) => set({ ticks: whole(ticks) })}
      />
      <Select
        label="Chain engine"
        size="xs"
        placeholder="as written"
        clearable
        data={[
          { value: 'anvil', label: 'anvil (fast)' },
          { value: 'ganache', label: 'ganache' },
        ]}
        value={value.engine ?? null}
        onChange={(engine) => set({ engine: (engine as RunOverrides['engine']) ?? undefined })}
      />
      <Select
        label="Learning backend"
        size="xs"
        placeholder="as written"
        clearable
        data={backendChoices}
        value={value.backend ?? null}
        onChange={(backend) => set({ backend: (backend as RunOverrides['backend']) ?? undefined })}
      />
    </SimpleGrid>
  );
}
