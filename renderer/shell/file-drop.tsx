import { useEffect, useRef, useState } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import { bringFiles } from '../session/bring-files.js';
import { ScenarioFileDialog } from './scenario-file-dialog.js';
import classes from './shell.module.css';

const fileEvent = 'folkmoot:open-file';

/** Opens files as if they had been dropped. */
export function openFiles(files: readonly File[]): void {
  window.dispatchEvent(new CustomEvent(fileEvent, { detail: files }));
}

/** Takes files that are dropped anywhere in the window, and opens each where it belongs. */
export function FileDrop() {
  const session = useSession();
  const rehearsing = useApp(({ page }) => page === 'rehearse');
  /** Studies that were brought, the one whose dialog is shown first. */
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const file = waiting[0];
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
      bring([...(event.dataTransfer?.files ?? [])]);
    };
    const bring = (files: readonly File[]) =>
      void bringFiles(session, files).then((studies) => setWaiting((now) => [...now, ...studies]));
    const open = (event: Event) => bring((event as CustomEvent<readonly File[]>).detail);
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
            ? 'Drop a DAO, a proposal, a compiled contract, a table of holders, votes, proposals or delegations, or anything else to open'
            : 'Drop a scenario, a federation, a run, a DAO, a proposal, a rehearsal, or data to learn from'}
        </div>
      )}
      {file !== undefined && <ScenarioFileDialog file={file} onClose={() => setWaiting((now) => now.slice(1))} />}
    </>
  );
}
