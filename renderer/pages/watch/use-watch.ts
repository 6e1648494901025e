import { useCallback, useEffect, useState } from 'react';
import type { VoteSource } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import { type Trouble, troubleOf } from '../../session/trouble.js';

/** Between two questions for a chain's newest block lies at least this time (ms). */
const pace = 2_000;

export interface Watching {
  /** Something is being asked for the first time, or again. */
  readonly busy: boolean;
  /** A chain is followed: it is asked again whenever it has a new block. */
  readonly live: boolean;
  /** The block that was looked at last. */
  readonly block: number | null;
  readonly trouble: Trouble | null;
  start(source: VoteSource): void;
  stop(): void;
}

/** Looks at an open vote, and of a chain again with every new block, until it is stopped or the page is left. */
export function useWatch(): Watching {
  const { commands, store } = useSession();
  const [source, setSource] = useState<VoteSource | null>(null);
  const [busy, setBusy] = useState(false);
  const [block, setBlock] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  useEffect(() => {
    if (source === null) return;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: number | null = null;
    const look = async () => {
      try {
        const head = source.kind === 'chain' ? (await commands.getChainHead({ url: source.url })).block : null;
        if (ended) return;
        if (head === null || head !== known) {
          const watched = await commands.watchVote({ source });
          if (ended) return;
          known = head;
          store.getState().watchedCame(watched);
          setBlock(head);
        }
        setBusy(false);
        if (source.kind === 'chain') timer = setTimeout(look, pace);
        else setSource(null);
      } catch (error) {
        if (ended) return;
        setTrouble(troubleOf('The vote could not be watched', error));
        setBusy(false);
        setSource(null);
      }
    };
    setBusy(true);
    setTrouble(null);
    setBlock(null);
    void look();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [source, commands, store]);

  const stop = useCallback(() => {
    setSource(null);
    setBusy(false);
  }, []);
  const start = useCallback((next: VoteSource) => setSource({ ...next }), []);
  return { busy, live: source?.kind === 'chain' && block !== null, block, trouble, start, stop };
}
