import { Button } from '@mantine/core';
import { Eye, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import panels from '../../rehearse.module.css';
import classes from '../sections.module.css';
import styles from './report.module.css';

interface PreviewProps {
  readonly blocked: boolean;
  /** The document as it is now; `null` when it could not be written. */
  read(): Promise<string | null>;
}

/** The document as others will see it, in a frame of its own that runs nothing. */
export function Preview({ blocked, read }: PreviewProps) {
  const [html, setHtml] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const show = async () => {
    setReading(true);
    const came = await read();
    if (came !== null) setHtml(came);
    setReading(false);
  };
  return (
    <section className={panels.panel} aria-labelledby="preview">
      <div className={classes.bar}>
        <h2 id="preview">Preview</h2>
        <Button
          size="compact-md"
          variant="default"
          leftSection={html === null ? <Eye size={14} /> : <RotateCcw size={14} />}
          loading={reading}
          disabled={blocked}
          data-testid="preview-report"
          onClick={() => void show()}
        >
          {html === null ? 'Show the document' : 'Show it anew'}
        </Button>
      </div>
      {html === null ? (
        <p className={panels.quiet}>The whole document appears here, before anything is handed out.</p>
      ) : (
        <iframe title="Preview of the report" className={styles.preview} sandbox="" srcDoc={html} />
      )}
    </section>
  );
}
