import { Button, FileButton, Menu } from '@mantine/core';
import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import type { AllocationFormat, CommandResults } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import { saveFile } from '../../charts/export/save.js';
import type { FormValue } from '../../forms/field-schema.js';
import classes from './allocation.module.css';
import { type SectionDraft, totalWithin } from './allocation-draft.js';

const formats: readonly (readonly [format: AllocationFormat, title: string])[] = [
  ['csv', 'Table (CSV)'],
  ['xlsx', 'Table (Excel)'],
  ['qtm', 'Inputs of the Quantitative Token Model'],
  ['sablier', 'Streams for Sablier (CSV)'],
  ['constructorArguments', 'Constructor arguments of the vesting wallets'],
];

type Report = Pick<CommandResults['importAllocation'], 'notes' | 'problems'> & { readonly file: string };

export interface AllocationFiles {
  /** What the last file said; `null` before there was one. */
  readonly report: Report | null;
  bring(file: File): void;
  save(format: AllocationFormat): void;
}

/** Brings an allocation from a file, and saves it as one. */
export function useAllocationFiles(
  scenario: FormValue,
  section: SectionDraft | null,
  onSection: (section: SectionDraft) => void,
): AllocationFiles {
  const { commands, attempt } = useSession();
  const [report, setReport] = useState<Report | null>(null);
  return {
    report,
    bring: (file) =>
      void attempt('The file could not be read', async () => {
        const found = await commands.importAllocation({
          name: file.name,
          base64: base64Of(new Uint8Array(await file.arrayBuffer())),
          totalTokens: section?.totalTokens ?? totalWithin(scenario),
        });
        setReport({ file: file.name, notes: found.notes, problems: found.problems });
        if (found.section !== null) onSection({ ...found.section });
      }),
    save: (format) =>
      void attempt('The allocation could not be saved', async () => {
        const { file, notes, problems } = await commands.exportAllocation({ scenario: { ...scenario }, format });
        setReport({ file: file?.name ?? format, notes, problems });
        if (file === null) return;
        const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
        saveFile(file.name, new Blob([bytes], { type: file.mediaType }), file.mediaType);
      }),
  };
}

export function FileButtons({ files, disabled }: { readonly files: AllocationFiles; readonly disabled: boolean }) {
  return (
    <>
      <FileButton accept=".csv,.tsv,.txt,.xlsx" onChange={(file) => file && files.bring(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<Upload size={15} />}>
            Import
          </Button>
        )}
      </FileButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<Download size={15} />} disabled={disabled}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(([format, title]) => (
            <Menu.Item key={format} onClick={() => files.save(format)}>
              {title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** What was supposed in reading or writing a file, or why it could not be. */
export function FileReport({ report }: { readonly report: Report }) {
  const { file, notes, problems } = report;
  return (
    <section
      className={problems.length > 0 ? classes.problems : classes.notes}
      role="status"
      data-testid="allocation-file"
    >
      <h3>{problems.length > 0 ? `${file} was not taken` : file}</h3>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {problems.map(({ row, column, value, message, hint }) => (
          <li key={[row, column, value, message].join(' ')}>
            {row !== null && <b>Row {row} </b>}
            {column !== null && <b>{column} </b>}
            {value !== null && `“${value}” `}
            {message}. {hint}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In parts: a call cannot have as many arguments as a file has bytes. */
function base64Of(bytes: Uint8Array): string {
  const part = 32_768;
  let text = '';
  for (let at = 0; at < bytes.length; at += part) text += String.fromCharCode(...bytes.subarray(at, at + part));
  return btoa(text);
}
