import { Button, Loader, Menu, TextInput } from '@mantine/core';
import { ChevronDown, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AllocationOffers } from '../../../simulations/api/contract/index.js';
import type { FormValue } from '../../forms/field-schema.js';
import classes from './allocation.module.css';
import {
  cohortNames,
  fromPreset,
  problemsByCell,
  type SectionDraft,
  sectionOf,
  withNewGroup,
  withSection,
} from './allocation-draft.js';
import { FileButtons, FileReport, useAllocationFiles } from './allocation-files.js';
import { meaningOf, remarks } from './allocation-words.js';
import { GroupTable } from './group-table.js';
import { UnlockChart } from './unlock-chart.js';
import { type AllocationCheck, useAllocationCheck, useAllocationOffers } from './use-allocation.js';

export interface AllocationEditorProps {
  /** A whole scenario, with or without a `vesting` section. */
  readonly scenario: FormValue;
  /** Stands at the end of the tools: undo, start. */
  readonly tools?: ReactNode;
  /** `field` is what was changed: typing on in one field is one change. */
  onChange(scenario: FormValue, field: string): void;
}

/** Who gets which part of the token and when, as a table beside what it means and what real launches do. */
export function AllocationEditor({ scenario, tools, onChange }: AllocationEditorProps) {
  const offers = useAllocationOffers();
  const check = useAllocationCheck(scenario);
  if (offers === null) return <Loader size="sm" aria-label="Loading the presets" />;
  return <Loaded {...{ scenario, tools, onChange, offers, check }} />;
}

interface LoadedProps extends AllocationEditorProps {
  readonly offers: AllocationOffers;
  readonly check: AllocationCheck | null;
}

function Loaded({ scenario, tools, onChange, offers, check }: LoadedProps) {
  const section = sectionOf(scenario, offers);
  const put = (next: SectionDraft, field: string) => onChange(withSection(scenario, next, offers), `vesting.${field}`);
  const files = useAllocationFiles(scenario, section, (next) => put(next, 'file'));
  const { cells, others } = problemsByCell(check?.problems ?? []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the import button does the same
    <div
      className={classes.editor}
      data-testid="allocation-editor"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (file === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        // The window takes what is dropped anywhere else, and has to know that this drag is over.
        window.dispatchEvent(new DragEvent('dragleave', { dataTransfer: event.nativeEvent.dataTransfer }));
        files.bring(file);
      }}
    >
      <div className={classes.tools}>
        <Presets offers={offers} onChoose={(preset) => put(fromPreset(scenario, section, preset), 'preset')} />
        {section !== null && (
          <TextInput
            size="sm"
            label="Tokens in all"
            value={section.totalTokens}
            onChange={(event) => put({ ...section, totalTokens: event.currentTarget.value }, 'totalTokens')}
          />
        )}
        <div className={classes.push} />
        <FileButtons files={files} disabled={section === null} />
        {tools}
      </div>
      {files.report !== null && <FileReport report={files.report} />}
      {section === null ? (
        <p className={classes.nothing}>
          This scenario hands out no vested tokens yet. Choose a preset or bring a file; the groups it needs are added
          to the population.
        </p>
      ) : (
        <>
          {check?.outlook && <Outlook check={check} outlook={check.outlook} />}
          <GroupTable
            {...{ section, offers, cells }}
            cohorts={cohortNames(scenario)}
            standings={check?.outlook?.standings ?? []}
            onChange={put}
          />
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Plus size={14} />}
            className={classes.add}
            onClick={() => put(withNewGroup(section, offers), 'groups')}
          >
            Add a group
          </Button>
          {others.length > 0 && (
            <section className={classes.problems} role="alert" data-testid="allocation-problems">
              <h3>Before it can start</h3>
              <ul>
                {others.map(({ field, message }) => (
                  <li key={`${field}:${message}`}>
                    {field !== '' && field !== 'vesting.groups' && <b>{field} </b>}
                    {message}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}

interface PresetsProps {
  readonly offers: AllocationOffers;
  onChoose(preset: AllocationOffers['presets'][number]): void;
}

function Presets({ offers, onChoose }: PresetsProps) {
  return (
    <Menu position="bottom-start" width={380}>
      <Menu.Target>
        <Button rightSection={<ChevronDown size={14} />}>Begin from a preset</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offers.presets.map((preset) => (
          <Menu.Item key={preset.id} aria-label={preset.title} onClick={() => onChoose(preset)}>
            {preset.title}
            <div className={classes.source}>{preset.source}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Outlook({
  check,
  outlook,
}: {
  readonly check: AllocationCheck;
  readonly outlook: NonNullable<AllocationCheck['outlook']>;
}) {
  const groups = outlook.curves.map(({ group }) => group);
  const apart = remarks(groups, outlook.standings);
  return (
    <div className={classes.outlook} data-stale={check.stale || undefined}>
      <UnlockChart outlook={outlook} />
      <section className={classes.meaning} data-testid="allocation-meaning">
        <h3>What it means</h3>
        {meaningOf(outlook).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      {apart.length > 0 && (
        <section className={classes.apart} data-testid="allocation-remarks">
          <h3>Unlike most launches</h3>
          <ul>
            {apart.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
