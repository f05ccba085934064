import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchCertificate } from './watch-certificate.ts';

function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'flexpbx-certificate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Watches, and counts how often something was said to have changed. */
function watched(files: { certificate: string; certificateKey: string }) {
  let times = 0;
  onTestFinished(
    watchCertificate(files, () => {
      times += 1;
    }),
  );
  return () => times;
}

test('given both files are replaced one after the other, then it is told once, when both lie still', async () => {
  const folder = aFolder();
  const files = { certificate: join(folder, 'flexpbx.crt'), certificateKey: join(folder, 'flexpbx.key') };
  for (const file of Object.values(files)) writeFileSync(file, 'first');
  const times = watched(files);
  for (const file of Object.values(files)) {
    writeFileSync(`${file}.new`, 'second');
    renameSync(`${file}.new`, file);
  }
  await expect.poll(times).toBe(1);
});

test('given links to files that another program renews elsewhere, then it is told too', async () => {
  const folder = aFolder();
  const elsewhere = join(folder, 'live');
  mkdirSync(elsewhere);
  const files = { certificate: join(folder, 'flexpbx.crt'), certificateKey: join(folder, 'flexpbx.key') };
  for (const file of Object.values(files)) {
    writeFileSync(join(elsewhere, 'same'), 'first');
    symlinkSync(join(elsewhere, 'same'), file);
  }
  const times = watched(files);
  // Node looks at the files for the first time a moment later: what was renewed before that is no change to it.
  const renewed = () => {
    appendFileSync(join(elsewhere, 'same'), 'and more');
    return times();
  };
  await expect.poll(renewed, { timeout: 15_000, interval: 1_000 }).toBe(1);
});
