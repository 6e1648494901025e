import type { Trouble } from '../session/trouble.js';

/** An error in words: why, what to do, and the details folded. */
export function ErrorText({ trouble }: { readonly trouble: Trouble }) {
  return (
    <div role="alert">
      <p style={{ margin: '0 0 0.25rem', whiteSpace: 'pre-wrap', color: 'var(--ink)' }}>{trouble.message}</p>
      {trouble.hint !== null && <p style={{ margin: '0 0 0.25rem', color: 'var(--ink-dim)' }}>{trouble.hint}</p>}
      {trouble.details !== null && (
        <details>
          <summary>Details</summary>
          <pre style={{ whiteSpace: 'pre-wrap', margin: '0.25rem 0 0', fontSize: '0.75rem' }}>{trouble.details}</pre>
        </details>
      )}
    </div>
  );
}
