/** What the application did that a test may want to know; told to whoever started the stand-in. */
export type StandInRecord =
  | { readonly kind: 'window-open'; readonly url: string; readonly action: string }
  | { readonly kind: 'will-navigate'; readonly url: string; readonly prevented: boolean }
  | { readonly kind: 'console'; readonly level: string; readonly text: string }
  | { readonly kind: 'engine'; readonly pid: number | undefined }
  | { readonly kind: 'dialog'; readonly message: string; readonly detail: string; readonly buttons: readonly string[] }
  | { readonly kind: 'shell'; readonly action: string; readonly target: string }
  | { readonly kind: 'menu'; readonly labels: readonly string[] }
  | { readonly kind: 'permission'; readonly permission: string; readonly granted: boolean }
  | { readonly kind: 'window'; readonly preferences: Readonly<Record<string, unknown>> };

export function record(entry: StandInRecord): void {
  process.send?.({ standIn: 'record', entry });
}
