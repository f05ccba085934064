import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AsteriskServer, startAsterisk } from '@flexpbx/e2e/asterisk';
import { freePort } from '@flexpbx/e2e/free-port';
import type { TestSystem } from '@flexpbx/e2e/system';
import { trunkId } from './telephone-company.ts';

/** Configuration files by name. */
export type ConfigurationFiles = Readonly<Record<string, string>>;

/** An Asterisk without anything of ours beside it, to compare with. */
export interface PlainAsterisk {
  readonly asterisk: AsteriskServer;
  /** `127.0.0.1:<port>`, for phones. */
  readonly sipServer: string;
}

/**
 * Starts an Asterisk with the modules and files rendered for `system`, on ports of its own, after `change` had its way
 * with the files.
 */
export async function startPlainAsterisk(
  name: string,
  system: TestSystem,
  change: (files: ConfigurationFiles) => ConfigurationFiles,
): Promise<PlainAsterisk> {
  const { sip, sips, asteriskHttp, ami } = system.environment.ports;
  const moved = new Map<number, number>();
  for (const port of [sip, sips, asteriskHttp, ami]) moved.set(port, await freePort());
  const rendered = await readRendered(system);
  // Its list of modules stays as rendered, one by one optional: those for interfaces that are off decline to load.
  const { 'asterisk.conf': _folders, ...others } = onPorts(rendered, moved);
  const asterisk = await startAsterisk({ name, modules: [], files: change(others) });
  return { asterisk, sipServer: `127.0.0.1:${moved.get(sip)}` };
}

/** What Asterisk's own way of calling is: one line for phones, one for a trunk, no records, nobody listening. */
export function bareDial(files: ConfigurationFiles): ConfigurationFiles {
  return {
    ...withoutListeners(files),
    'extensions.conf': [
      '[from-extension]',
      // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Asterisk's, not ours
      'exten => _X.,1,Dial(PJSIP/${EXTEN},30)',
      `exten => _NXXXXXXXXX,1,Dial(PJSIP/+1\${EXTEN}@trunk-${trunkId},30)`,
      // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Asterisk's, not ours
      '',
    ].join('\n'),
    'cdr.conf': '',
    'cdr_custom.conf': '',
    'stasis.conf': '',
  };
}

/** Takes the interfaces away by which our processes would control it. */
export function withoutListeners(files: ConfigurationFiles): ConfigurationFiles {
  const disabled = '[general]\nenabled = no\n';
  return { ...files, 'ari.conf': disabled, 'manager.conf': disabled };
}

async function readRendered({ paths }: TestSystem): Promise<Record<string, string>> {
  const files = (await readdir(paths.asterisk.etc, { withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = files.map(async ({ name }) => [name, await readFile(join(paths.asterisk.etc, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

/** `bind = 127.0.0.1:5060`, `port = 5038`, `bindport = 8088`: settings that end in one of these ports get the other one. */
function onPorts(files: ConfigurationFiles, moved: ReadonlyMap<number, number>): ConfigurationFiles {
  const move = (text: string): string =>
    text.replace(/^((?:bind|port|bindport) = (?:.*:)?)(\d+)$/gm, (line, before: string, port: string) => {
      const other = moved.get(Number(port));
      return other === undefined ? line : `${before}${other}`;
    });
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, move(text)]));
}
