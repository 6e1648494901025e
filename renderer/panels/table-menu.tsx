import { Menu } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useSession } from '../app/session-context.js';
import { copyText, fileName, saveFile } from '../charts/export/save.js';
import { type ChartTable, csvOf, tsvOf, withProvenance } from '../charts/export/table.js';
import { showDone } from '../session/notices.js';
import { provenanceName, provenanceOf } from '../session/provenance.js';

interface TableMenuItemsProps {
  /** Says what was copied, in a sentence. */
  readonly copied: string;
  /** Parts of the saved file's name. */
  readonly file: readonly string[];
  table(): ChartTable;
}

/** Takes a panel's table along: to the clipboard, or as a file that says what it comes from. */
export function TableMenuItems({ copied, file, table }: TableMenuItemsProps) {
  const { attempt, store } = useSession();
  const copy = () =>
    attempt('The table could not be copied', async () => {
      await copyText(tsvOf(table()));
      showDone('Copied', copied);
    });
  const save = () => {
    const state = store.getState();
    const name = fileName(...file, ...provenanceName(state));
    saveFile(`${name}.csv`, csvOf(withProvenance(table(), provenanceOf(state))), 'text/csv');
  };
  return (
    <>
      <Menu.Item leftSection={<Copy size={14} />} onClick={copy}>
        Copy as a table
      </Menu.Item>
      <Menu.Item onClick={save}>Save as CSV</Menu.Item>
    </>
  );
}
