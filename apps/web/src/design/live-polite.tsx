import { useSyncExternalStore } from 'react';
import { announcer } from './announcer.ts';

/** The page's live region (an open dialog has it instead). Everything that is to be said without being asked goes through `announce`. */
export function LivePolite() {
  const sayings = useSyncExternalStore(announcer.subscribe, announcer.sayings);
  return (
    <div className="visually-hidden" aria-live="polite" aria-relevant="additions">
      {sayings.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  );
}
