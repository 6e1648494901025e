import { ActionIcon, Checkbox, NumberInput, Select, Table, TextInput, Tooltip } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { AllocationOffers, Measure, Standing } from '../../../simulations/api/contract/index.js';
import { labelColour } from '../../theme/label-colours.js';
import { decimal } from '../../words/number-format.js';
import classes from './allocation.module.css';
import { type GroupDraft, type SectionDraft, totalPercent, withGroup, withoutGroup } from './allocation-draft.js';
import { categoryName, quartileText, shapeName, standingSentence } from './allocation-words.js';

interface GroupTableProps {
  readonly section: SectionDraft;
  readonly offers: AllocationOffers;
  readonly cohorts: readonly string[];
  readonly cells: ReadonlyMap<string, string>;
  readonly standings: readonly (readonly Standing[])[];
  onChange(section: SectionDraft, field: string): void;
}

/** Every group in a row; below what was measured of real launches, their quartiles. */
export function GroupTable({ section, offers, cohorts, cells, standings, onChange }: GroupTableProps) {
  const total = totalPercent(section);
  return (
    <div className={classes.scroll}>
      <Table className={classes.table} verticalSpacing={6} horizontalSpacing={6} data-testid="allocation-groups">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Group</Table.Th>
            <Table.Th>For</Table.Th>
            <Table.Th>
              Share <span>%</span>
            </Table.Th>
            <Table.Th>
              At launch <span>%</span>
            </Table.Th>
            <Table.Th>
              Cliff <span>months</span>
            </Table.Th>
            <Table.Th>
              All unlocked <span>month</span>
            </Table.Th>
            <Table.Th>Unlocks</Table.Th>
            <Table.Th>Held by</Table.Th>
            <Table.Th>Locked vote</Table.Th>
            <Table.Th>
              <span className="visually-hidden">Remove</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {section.groups.map((group, at) => (
            <GroupRow
              // biome-ignore lint/suspicious/noArrayIndexKey: groups have nothing else that stays when they are renamed
              key={at}
              {...{ group, at, offers, cohorts }}
              standings={standings[at] ?? []}
              problem={(field) => cells.get(`groups[${at}].${field}`)}
              onChange={(change, field) => onChange(withGroup(section, at, change), `groups[${at}].${field}`)}
              onRemove={() => onChange(withoutGroup(section, at), 'groups')}
            />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={2}>Together</Table.Th>
            <Table.Td data-wrong={total === 100 ? undefined : ''} data-testid="allocation-total">
              {decimal(total, 6)} %
            </Table.Td>
            <Table.Td colSpan={7}>Small figures: lower quartile, median and upper quartile of real launches.</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}

interface GroupRowProps {
  readonly group: GroupDraft;
  readonly at: number;
  readonly offers: AllocationOffers;
  readonly cohorts: readonly string[];
  readonly standings: readonly Standing[];
  problem(field: keyof GroupDraft): string | undefined;
  onChange(change: Partial<GroupDraft>, field: keyof GroupDraft): void;
  onRemove(): void;
}

const treasury = ' treasury';

function GroupRow({ group, at, offers, cohorts, standings, problem, onChange, onRemove }: GroupRowProps) {
  const { name, category, holder, shape } = group;
  const called = (what: string) => `${what} of ${name || `group ${at + 1}`}`;
  const known = offers.quartiles[category];
  const number = (field: 'sharePercent' | 'unlockedAtLaunchPercent' | 'cliffMonths' | 'durationMonths') => ({
    size: 'sm' as const,
    hideControls: true,
    min: 0,
    max: field.endsWith('Percent') ? 100 : 1_200,
    decimalScale: 6,
    value: group[field],
    error: problem(field),
    onChange: (value: number | string) => typeof value === 'number' && onChange({ [field]: value }, field),
  });
  const beside = (measure: Measure) => ({
    quartiles: known?.[measure],
    standing: standings.find((standing) => standing.measure === measure),
  });
  const holders = [...new Set([...cohorts, ...(holder.kind === 'cohort' ? [holder.cohort] : [])])];
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>
        <TextInput
          size="sm"
          aria-label={`Name of group ${at + 1}`}
          leftSection={<span className={classes.swatch} style={{ background: labelColour(at) }} />}
          value={name}
          error={problem('name')}
          onChange={(event) => onChange({ name: event.currentTarget.value }, 'name')}
        />
      </Table.Td>
      <Table.Td>
        <Select
          size="sm"
          miw="8.5rem"
          title={categoryName(category)}
          aria-label={called('Category')}
          data={offers.categories.map((value) => ({ value, label: categoryName(value) }))}
          value={category}
          allowDeselect={false}
          onChange={(value) => {
            const next = offers.categories.find((one) => one === value);
            if (next !== undefined) onChange({ category: next }, 'category');
          }}
        />
      </Table.Td>
      <Table.Td className={classes.number}>
        <NumberInput aria-label={called('Share')} {...number('sharePercent')} />
        <Beside {...beside('sharePercent')} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <NumberInput aria-label={called('Unlocked at launch')} {...number('unlockedAtLaunchPercent')} />
        <Beside {...beside('unlockedAtLaunchPercent')} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <NumberInput aria-label={called('Cliff')} {...number('cliffMonths')} />
        <Beside {...beside('firstUnlockMonth')} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <NumberInput
          aria-label={called('All unlocked')}
          {...number('durationMonths')}
          disabled={shape === 'cliff'}
          {...(shape === 'cliff' ? { value: group.cliffMonths } : {})}
        />
        <Beside {...beside('allUnlockedMonth')} />
      </Table.Td>
      <Table.Td>
        <Select
          size="sm"
          miw="7.5rem"
          title={shapeName(shape)}
          aria-label={called('Shape')}
          data={offers.shapes.map((value) => ({ value, label: shapeName(value) }))}
          value={shape}
          allowDeselect={false}
          error={problem('shape')}
          onChange={(value) => {
            const next = offers.shapes.find((one) => one === value);
            if (next !== undefined)
              onChange(next === 'cliff' ? { shape: next, durationMonths: 0 } : { shape: next }, 'shape');
          }}
        />
        {(shape === 'steps' || shape === 'log') && (
          <NumberInput
            size="xs"
            mt={4}
            hideControls
            aria-label={called('Months between two steps')}
            prefix="every "
            suffix=" months"
            min={0}
            value={group.stepMonths}
            error={problem('stepMonths')}
            onChange={(value) => typeof value === 'number' && onChange({ stepMonths: value }, 'stepMonths')}
          />
        )}
      </Table.Td>
      <Table.Td className={classes.holder}>
        <Select
          size="sm"
          miw="9rem"
          aria-label={called('Holder')}
          data={[
            { value: treasury, label: 'The treasury' },
            ...holders.map((cohort) => ({ value: cohort, label: cohort })),
          ]}
          value={holder.kind === 'treasury' ? treasury : holder.cohort}
          allowDeselect={false}
          error={problem('holder')}
          onChange={(value) => {
            if (value === null) return;
            const next =
              value === treasury
                ? ({ kind: 'treasury' } as const)
                : ({
                    kind: 'cohort',
                    cohort: value,
                    wallet: holder.kind === 'cohort' ? holder.wallet : 'member',
                  } as const);
            onChange({ holder: next }, 'holder');
          }}
        />
      </Table.Td>
      <Table.Td className={classes.vote}>
        <Checkbox
          aria-label={called('Locked tokens vote')}
          checked={group.votesWhileLocked}
          disabled={holder.kind === 'treasury'}
          onChange={(event) => onChange({ votesWhileLocked: event.currentTarget.checked }, 'votesWhileLocked')}
        />
      </Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 size={15} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

interface BesideProps {
  readonly quartiles:
    | { readonly lower: number; readonly median: number; readonly upper: number; readonly count: number }
    | undefined;
  readonly standing: Standing | undefined;
}

/** What real launches do, below a cell; in words where the cell is among the extreme ones. */
function Beside({ quartiles, standing }: BesideProps) {
  if (quartiles === undefined) return null;
  const apart = standing !== undefined && standing.quarter !== 'middle';
  const text = (
    <div className={classes.beside} data-apart={apart || undefined}>
      {quartileText(quartiles)}
      {apart && <b>{standing.words}</b>}
    </div>
  );
  if (standing === undefined) return text;
  return (
    <Tooltip label={standingSentence(standing)} multiline w={280}>
      {text}
    </Tooltip>
  );
}
