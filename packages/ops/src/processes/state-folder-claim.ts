import { renameSync } from 'node:fs';
import { AppError } from '@flexpbx/runtime';
import { createPidFile, readPidFile, removePidFile } from './pid-file.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

/**
 * Takes a state folder for this process, so that one supervisor runs in it. A claim left by a process that is gone is
 * taken over. Throws AppError `conflict` naming the holder. Returns how to give the folder back.
 */
export function claimStateFolder(file: string): () => void {
  const self = identify(process.pid);
  if (self === null) throw new AppError('setup-incomplete', '/proc must be readable: FlexPBX runs on Linux only.');

  // Twice: the first try may find a stale claim and clear it away.
  for (let attempt = 1; attempt <= 2; attempt++) {
    if (createPidFile(file, self)) return () => removePidFile(file);
    const holder = readPidFile(file);
    if (holder && isRunning(holder)) throw alreadyRunning(holder);
    setAside(file);
  }
  throw new AppError('conflict', `${file} can't be taken: another start is under way. Try again.`);
}

/**
 * Removes a stale claim unless another starter replaced it since it was read: what was moved away is looked at again,
 * and put back when it is a living process's.
 */
function setAside(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // The other starter was quicker.
  }
  const moved = readPidFile(aside);
  if (moved && isRunning(moved)) renameSync(aside, file);
  else removePidFile(aside);
}

function alreadyRunning(holder: ProcessIdentity): AppError {
  return new AppError(
    'conflict',
    `FlexPBX already runs from this state folder (process ${holder.pid}). Stop it with Ctrl-C where it was started, ` +
      `or with: kill ${holder.pid}`,
  );
}
