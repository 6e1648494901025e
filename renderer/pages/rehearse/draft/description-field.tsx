import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useProblem } from '../../../forms/problems.js';
import classes from './draft.module.css';

/** The description, in Markdown, and how it will read. HTML in it stays text. */
export function DescriptionField({ value, onChange }: { readonly value: string; onChange(value: string): void }) {
  const [reading, setReading] = useState(false);
  const problem = useProblem('description');
  return (
    <div>
      <SegmentedControl
        size="xs"
        mb="xs"
        aria-label="Write or read the description"
        data={[
          { value: 'write', label: 'Write' },
          { value: 'read', label: 'Preview' },
        ]}
        value={reading ? 'read' : 'write'}
        onChange={(next) => setReading(next === 'read')}
      />
      {reading ? (
        <div className={classes.preview} data-testid="description-preview">
          {value.trim() === '' ? (
            <p className={classes.quiet}>What you write is shown here as members will read it.</p>
          ) : (
            <Markdown remarkPlugins={[remarkGfm]} components={{ img: ImageWords, a: OutsideLink }}>
              {value}
            </Markdown>
          )}
        </div>
      ) : (
        <Textarea
          label="Description"
          description="Markdown. It becomes part of the proposal on the chain."
          autosize
          minRows={9}
          maxRows={28}
          maxLength={100_000}
          value={value}
          error={problem}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

/** Pictures are not fetched: reading a draft must tell no server about it. */
function ImageWords({ alt, src }: { readonly alt?: string; readonly src?: string | Blob }) {
  return <em>[picture: {alt || (typeof src === 'string' ? src : '')}]</em>;
}

function OutsideLink({ href, children }: { readonly href?: string; readonly children?: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
