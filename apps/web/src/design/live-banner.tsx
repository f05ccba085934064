import { useEffect, useRef, useState } from 'react';
import { useLiveState } from '../api/live-updates.tsx';
import { announce } from './announcer.ts';
import { Notice } from './notice.tsx';

/** Shorter breaks than this (a portal that restarts at once) are not worth a word. */
const worthSayingMs = 2_500;

/** Says that what is shown may be old because the portal can't be reached, and when that is over. */
export function LiveBanner() {
  const state = useLiveState();
  const [said, setSaid] = useState(false);
  const wasSaid = useRef(false);

  useEffect(() => {
    if (state === 'lost') {
      const timer = setTimeout(() => {
        wasSaid.current = true;
        setSaid(true);
        announce('Connection lost, trying again.');
      }, worthSayingMs);
      return () => clearTimeout(timer);
    }
    if (state === 'live' && wasSaid.current) {
      wasSaid.current = false;
      setSaid(false);
      announce('Connected again.');
    }
    return undefined;
  }, [state]);

  if (!said) return null;
  return (
    <Notice tone="warn" title="Connection lost, trying again">
      <p>What you see may be out of date. Calls and phones are not affected by this page.</p>
    </Notice>
  );
}
