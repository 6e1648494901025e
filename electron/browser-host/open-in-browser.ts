import open from 'open';

/** Asks the system to show an address. When it cannot, the address is printed anyway: nothing is lost. */
export async function openInBrowser(address: string): Promise<void> {
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  if (!hasScreen) return;
  try {
    const child = await open(address);
    child.on('error', () => undefined);
    child.unref();
  } catch {
    // No browser to be found: the person can still open the printed address.
  }
}
