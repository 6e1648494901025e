/** What a file is that belongs on no page of the window, and where to go with it; `null` for any other. */
export function foreignFile(name: string, text: string): string | null {
  if (/\.(xls|ods)$/i.test(name))
    return 'It is a workbook of another kind. Save it as an Excel workbook (.xlsx), or as CSV.';
  if (text.startsWith('PK') || text.startsWith('%PDF') || text.includes('\u0000'))
    return 'It is no text. Folkmoot opens scenarios, federations, runs, DAOs, proposals, artifacts and rehearsals (JSON), tables (CSV) and IDX files.';
  const document = objectOf(text);
  if (document === null) return null;
  if (String(document.format).startsWith('folkmoot-voters/'))
    return 'It is what a rehearsal learnt of voters. A rehearsal learns it anew from past votes: drop those.';
  return null;
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
