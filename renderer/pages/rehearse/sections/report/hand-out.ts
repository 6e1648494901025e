import type { RehearsalResults } from '../../../../../simulations/api/contract/index.js';
import { saveFile } from '../../../../charts/export/save.js';

type Written = RehearsalResults['writeReport'];

export const formats = [
  { format: 'html', label: 'HTML', type: 'text/html', note: 'one page for any browser' },
  { format: 'pdf', label: 'PDF', type: 'application/pdf', note: 'to print, to sign, to attach' },
  { format: 'markdown', label: 'Markdown', type: 'text/markdown', note: 'for a forum post' },
  { format: 'json', label: 'JSON', type: 'application/json', note: 'every figure, to repeat it exactly' },
] as const;

export type ReportFormat = (typeof formats)[number];

/** Hands a written report over as a download. One that is too long for it is in its file alone. */
export function handOut({ fileName, text, base64 }: Written, { type }: ReportFormat): void {
  if (text === null && base64 === null) return;
  const content = text ?? new Blob([Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0))], { type });
  saveFile(fileName, content, type);
}
