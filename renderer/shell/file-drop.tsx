import { useEffect, useRef, useState } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import { kindOfFile } from '../draft/data-names.js';
import { bringData } from '../session/bring-data.js';
import { bringRehearsalFile } from '../session/bring-rehearsal-file.js';
import { ScenarioFileDialog } from './scenario-file-dialog.js';
import classes from './shell.module.css';

const fileEvent = 'folkmoot:open-file';

/** Opens a scenario file as if it had been dropped. */
export function openScenarioFile(file: File): void {
  window.dispatchEvent(new CustomEvent(fileEvent, { detail: file }));
}

/** Takes files that are dropped anywhere in the window: a scenario or federation file, a table, or a pair of IDX files. */
export function FileDrop() {
  const session = useSession();
  const rehearsing = useApp(({ page }) => page === 'rehearse');
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth.current++;
      setOver(true);
    };
    const leave = () => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const hold = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (session.store.getState().page === 'rehearse') {
        for (const one of files) void bringRehearsalFile(session, one);
        return;
      }
      const kind = kindOfFile(files[0]?.name ?? '');
      if (kind === 'table' || kind === 'idx') void bringData(session, files);
      else setFile(files[0] ?? null);
    };
    const open = (event: Event) => setFile((event as CustomEvent<File>).detail);
    const listeners: [string, (event: never) => void][] = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', hold],
      ['drop', drop],
      [fileEvent, open],
    ];
    for (const [name, listener] of listeners) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener as EventListener);
    };
  }, [session]);
  return (
    <>
      {over && (
        <div className={classes.dropZone}>
          {rehearsing
            ? 'Drop a DAO, a proposal, a compiled contract, or a table of holders, votes, proposals or delegations'
            : 'Drop a scenario or federation file to run it, or a CSV table or a pair of IDX files to learn from'}
        </div>
      )}
      {file !== null && <ScenarioFileDialog file={file} onClose={() => setFile(null)} />}
    </>
  );
}
