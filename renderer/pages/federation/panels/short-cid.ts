/** A content identifier short enough to read: its beginning says little, so the end, which differs, is kept longer. */
export function shortCid(cid: string): string {
  return cid.length <= 16 ? cid : `${cid.slice(0, 5)}…${cid.slice(-8)}`;
}
