import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { etherOf, weiOf } from '../../../draft/ether-amount.js';
import { useProblem } from '../../../forms/problems.js';

/** Native tokens that go along with a call: written in ether, kept in wei. */
export function ValueField({
  wei,
  path,
  onChange,
}: {
  readonly wei: string;
  readonly path: string;
  onChange(wei: string): void;
}) {
  const [written, setWritten] = useState<string | null>(null);
  const problem = useProblem(path);
  const wrong = written !== null && weiOf(written) === null ? 'Give an amount of ether, such as 1.5' : problem;
  return (
    <TextInput
      size="sm"
      label="Value sent along"
      description="ETH, from the treasury"
      value={written ?? etherOf(wei)}
      error={wrong}
      onFocus={() => setWritten(etherOf(wei))}
      onBlur={() => setWritten(null)}
      onChange={(event) => {
        setWritten(event.currentTarget.value);
        const next = weiOf(event.currentTarget.value);
        if (next !== null) onChange(next);
      }}
    />
  );
}
