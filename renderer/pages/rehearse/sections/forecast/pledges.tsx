import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { ForecastAdjustments, Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { short } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { Party, shortAddress } from '../party.js';
import classes from './forecast.module.css';

type Pledge = ForecastAdjustments['pledges'][number];

const votes = [
  { value: 'for', label: 'votes For' },
  { value: 'against', label: 'votes Against' },
  { value: 'abstain', label: 'abstains' },
  { value: 'absent', label: 'stays away' },
] as const satisfies readonly { value: Pledge['vote']; label: string }[];

export interface PledgesProps {
  readonly rehearsal: Rehearsal;
  readonly pledges: readonly Pledge[];
  onChange(pledges: readonly Pledge[]): void;
}

/** Large voters who vote so for certain. */
export function Pledges({ rehearsal, pledges, onChange }: PledgesProps) {
  const symbol = rehearsal.resolved?.token.symbol ?? 'tokens';
  const largest = (rehearsal.members?.largest ?? []).filter(({ power }) => Number(power) > 0);
  const open = largest.filter(({ address }) => !pledges.some((pledge) => pledge.address === address));
  return (
    <div className={classes.slider}>
      <h3>Promises</h3>
      {pledges.length === 0 && <p className={panels.quiet}>What if somebody large has already decided?</p>}
      <ul className={classes.pledges}>
        {pledges.map((pledge) => (
          <li key={pledge.address}>
            <Party address={pledge.address} />
            <Select
              size="xs"
              aria-label={`What ${shortAddress(pledge.address)} does`}
              allowDeselect={false}
              data={votes}
              value={pledge.vote}
              onChange={(chosen) => {
                const vote = votes.find(({ value }) => value === chosen)?.value;
                if (vote !== undefined)
                  onChange(pledges.map((one) => (one.address === pledge.address ? { ...one, vote } : one)));
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Forget the promise of ${shortAddress(pledge.address)}`}
              onClick={() => onChange(pledges.filter(({ address }) => address !== pledge.address))}
            >
              <X size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <Select
          size="xs"
          searchable
          aria-label="A large voter who has decided"
          placeholder="Choose a large voter"
          data={open.map(({ address, power }) => ({
            value: address,
            label: `${shortAddress(address)}, ${short(Number(power))} ${symbol}`,
          }))}
          value={null}
          data-testid="add-pledge"
          onChange={(address) => address !== null && onChange([...pledges, { address, vote: 'for' }])}
        />
      )}
    </div>
  );
}
