import { useEffect, useRef, useState } from 'react';
import { ScenarioFileDialog } from './scenario-file-dialog.js';
import classes from './shell.module.css';

const fileEvent = 'folkmoot:open-file';

/** Opens a scenario file as if it had been dropped. */
export function openScenarioFile(file: File): void {
  window.dispatchEvent(new CustomEvent(fileEvent, { detail: file }));
}

/** Takes a file that is dropped anywhere in the window. */
export function FileDrop() {
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
      setFile(event.dataTransfer?.files[0] ?? null);
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
  }, []);
  return (
    <>
      {over && <div className={classes.dropZone}>Drop a scenario file to check and run it</div>}
      {file !== null && <ScenarioFileDialog file={file} onClose={() => setFile(null)} />}
    </>
  );
}
