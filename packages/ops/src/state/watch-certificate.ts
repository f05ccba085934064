import { unwatchFile, watch, watchFile } from 'node:fs';
import { dirname } from 'node:path';
import type { CertificateFiles } from './certificate.ts';

/** Two files are replaced one after the other: they are looked at when both lie still. */
const settleMs = 200;
const lookEveryMs = 5_000;

/**
 * Calls `changed` whenever certificate or key may be others than before, until the returned function is called. Whether they
 * can be used is not known then.
 */
export function watchCertificate(files: CertificateFiles, changed: () => void): () => void {
  const watched = [files.certificate, files.certificateKey];
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, settleMs);
  };
  // The folder, not the files: a file put in place by renaming is another file to inotify.
  const watcher = watch(dirname(files.certificate), soon);
  // Links into another folder, as certbot's: what they lead to changes unheard.
  for (const file of watched) watchFile(file, { interval: lookEveryMs, persistent: false }, soon);
  return () => {
    clearTimeout(timer);
    watcher.close();
    for (const file of watched) unwatchFile(file, soon);
  };
}
