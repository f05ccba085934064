import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigSection } from '@flexpbx/asterisk';
import { connectAmi } from '@flexpbx/asterisk';
import { anExtension } from '@flexpbx/db/testing';
import { defaultSettings, type Extension, noThings } from '@flexpbx/domain';
import { type RenderedFiles, render } from '@flexpbx/renderer';
import { AppError, silentLogger } from '@flexpbx/runtime';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { writeFiles } from './generation-folder.ts';
import { type House, setUpHouse } from './testing/house.ts';

/** What could mean something to Asterisk's readers, and what is hard to write down at all. */
const dangerous = [
  ...[
    '\n',
    '\r\n',
    '\0',
    '\t',
    '\u0085',
    '\u2028',
    ';',
    '\\;',
    ';--',
    '--;',
    '\\',
    '"',
    "'",
    '`',
    '=',
    '=>',
    '+=',
    '>',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the dialplan would evaluate it, not we
  ...['[evil]', ']', '](!)', '(+)', '#include /etc/passwd', '; #include x', '#exec id', '${SHELL(id)}', '$[1+1]', ' '],
  ...['<', '1001', ',', '|', '@', '&', '!', '%', '\u202e', '\ud800', '😀', 'é', 'مكتب', '世界', 'x'.repeat(300)],
];

const hostile = fc.oneof(
  fc.array(fc.constantFrom(...dangerous, 'a', 'Z', '7'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

/** One extension with hostile texts forced past the schema, among two that are as they should be. */
const hostileExtension: fc.Arbitrary<Extension> = fc.oneof(
  hostile.map((name) => anExtension({ number: '1500', name })),
  hostile.map((callerIdName) => anExtension({ number: '1500', callerIdName })),
  hostile.map((sipSecret) => anExtension({ number: '1500', sipSecret })),
  hostile.map((voicemailPin) => anExtension({ number: '1500', voicemailPin })),
  hostile.map((number) => anExtension({ number })),
);

const neighbours = [anExtension({ number: '1001' }), anExtension({ number: '1999', name: 'Last' })] as const;

test('given hostile texts, then each is refused or Asterisk reads exactly it, and never a line more', async () => {
  const house = await setUpHouse('sqlite');
  const ami = await startReadingAsterisk(house);
  const files = ['pjsip_endpoints.conf', 'pjsip_auths.conf', 'voicemail.conf', 'extensions_phones.conf'] as const;
  const blank = renderThree(house, anExtension({ number: '1500' }));
  await writeFiles(house.parts.folders.etc, blank);
  const shapes = await Promise.all(files.map(async (file) => shapeOf(await ami.getConfig(file))));
  let held = 0;
  await fc.assert(
    fc.asyncProperty(hostileExtension, async (extension) => {
      const rendered = renderOrRefusal(house, extension);
      if (rendered === null) return;
      held += 1;
      await Promise.all(files.map((file) => writeFile(join(house.parts.folders.etc, file), rendered[file])));
      const read = await Promise.all(files.map((file) => ami.getConfig(file)));
      const asUsual = shapes.map((shape) => shape.replaceAll('1500', extension.number));
      expect(read.map(shapeOf)).toEqual(asUsual);
      const [endpoints = [], auths = [], mailboxes = []] = read;
      const { number, name, callerIdName, sipSecret, voicemailPin } = extension;
      expectCallerId(settingOf(endpoints, number, 'callerid'), callerIdName ?? name, number);
      expect(settingOf(auths, number, 'password')).toBe(sipSecret);
      expect(settingOf(mailboxes, 'default', number)).toBe(`-${voicemailPin}`);
    }),
    { numRuns: 400 },
  );
  expect(held, 'texts that got as far as Asterisk').toBeGreaterThan(20);
}, 60_000);

function renderThree(house: House, extension: Extension): RenderedFiles {
  const [first, last] = neighbours;
  return render(house.parts.templates, {
    extensions: [first, extension, last],
    things: noThings,
    settings: defaultSettings,
    machine: house.parts.machine,
  });
}

function renderOrRefusal(house: House, extension: Extension): RenderedFiles | null {
  try {
    return renderThree(house, extension);
  } catch (fault) {
    if (fault instanceof AppError && fault.id === 'configuration-refused') return null;
    throw fault;
  }
}

/** Asterisk keeps 79 bytes of a name: a longer one is shortened, a character is never cut in two. */
function expectCallerId(shown: string | undefined, name: string, number: string): void {
  const { kept } = /^"(?<kept>.*)" <\d+>$/.exec(shown ?? '')?.groups ?? {};
  expect(shown).toBe(`"${kept}" <${number}>`);
  if (Buffer.byteLength(name) <= 79) expect(kept).toBe(name);
  else expect(kept?.isWellFormed() && name.startsWith(kept)).toBe(true);
}

/** Names of all sections and all lines in them, in order. */
function shapeOf(sections: readonly ConfigSection[]): string {
  return sections.map(({ name, lines }) => `[${name}] ${lines.map((line) => line.name).join(' ')}`).join('\n');
}

function settingOf(sections: readonly ConfigSection[], section: string, setting: string): string | undefined {
  return sections.find(({ name }) => name === section)?.lines.findLast(({ name }) => name === setting)?.value;
}

/** GetConfig needs a right that none of our own logins has: the test adds one. */
async function startReadingAsterisk(house: House) {
  const { folders } = house.parts;
  await house.newKeeper().wake();
  const password = 'only-for-this-test';
  const login = `[reader]\nsecret = ${password}\nwrite = config\n`;
  const file = join(folders.etc, 'manager.conf');
  await writeFile(file, `${await readFile(file, 'utf8')}\n${login}`);
  await house.startAsterisk();
  const ami = await connectAmi({
    host: '127.0.0.1',
    port: house.environment.ports.ami,
    username: 'reader',
    password,
    events: [],
    logger: silentLogger,
    signal: AbortSignal.timeout(5_000),
  });
  onTestFinished(() => ami.close());
  return ami;
}
