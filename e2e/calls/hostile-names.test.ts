import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishMessage, passGreeting } from '../mailboxes/mailbox-steps.ts';
import type { Phone } from '../phones/phone.ts';
import { headerOf } from '../phones/sip-message.ts';
import { Office } from './office.ts';

/** What can't be a name, and what the administrator is told at the field. */
const refused = [
  ['a section of a file', 'x]\n[evil]', "A name can't contain ]"],
  ['a line break alone', 'Ada\nLovelace', "A name can't contain a line break"],
  ['a file to include', '; #include', "A name can't contain ;"],
  ['a function that runs a shell', '$' + '{SHELL(id)}', "A name can't contain $"],
  ['300 characters', 'a'.repeat(300), 'at most 80 characters'],
  ['quotes', '"Ada" Lovelace', `A name can't contain "`],
  ['a SIP address', 'Ada <sip:evil@192.0.2.1>', "A name can't contain <"],
  ['letters that turn the direction of the text', 'Ada \u202egnp.exe', 'invisible control characters'],
  ['nothing but spaces', '   ', 'Give a name'],
] as const;

/** Names people have, each with the extension that gets it. */
const shown = [
  ['1001', 'آدا لوفلايس'],
  ['1002', '📞 Reception 🦊'],
  ['1003', "O'Brien & Müller, Jörg (Raum 2)"],
  ['1004', '北京 общий @home #1 100%'],
  ['1005', '=HYPERLINK(1)'],
] as const;

let office: Office;
let operator: Phone;

beforeAll(async () => {
  office = await Office.open({ databaseUrl: null, variables: {} });
  await office.addExtensions({ number: '1099', name: 'Operator' });
  operator = await office.registeredPhone('1099', 'tcp');
});

afterAll(() => office?.close());

/** Every file that Asterisk reads, by its path. */
async function asteriskFiles(): Promise<Map<string, string>> {
  const folder = office.system.paths.asterisk.etc;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

describe('names that could be read as something else', () => {
  test.each(refused)(
    'given %s, then it is refused at its field in clear words, and no file changes',
    async (_what, name, message) => {
      const before = await asteriskFiles();
      const words = { name: expect.stringContaining(message) };
      const refusal = { problem: { status: 400, fields: words } };
      await expect(office.admin.call('createExtension', { body: { number: '1010', name } })).rejects.toMatchObject(
        refusal,
      );
      const params = { number: '1099' };
      await expect(office.admin.call('changeExtension', { params, body: { name } })).rejects.toMatchObject(refusal);
      const callerId = office.admin.call('changeExtension', { params, body: { caller_id: name } });
      await expect(callerId).rejects.toMatchObject({
        problem: { fields: { caller_id: expect.stringContaining(message) } },
      });
      expect((await office.applied()).wanted).toBe((await office.applied()).applied);
      expect(await asteriskFiles()).toEqual(before);
    },
  );
});

describe('names that people have', () => {
  /** Lines of each file when all these extensions have plain names. */
  let plainLines: Map<string, number>;

  beforeAll(async () => {
    await office.addExtensions(...shown.map(([number]) => ({ number, name: `Person ${number}` })));
    plainLines = await lineCounts();
    for (const [number, name] of shown)
      await office.admin.call('changeExtension', { params: { number }, body: { name } });
    await office.applied();
  });

  async function lineCounts(): Promise<Map<string, number>> {
    return new Map([...(await asteriskFiles())].map(([file, text]) => [file, text.split(/[\n\r\u2028\u2029]/).length]));
  }

  test('given they are applied, then no file has a line more', async () => {
    expect(await lineCounts()).toEqual(plainLines);
    const files = [...(await asteriskFiles()).values()].join('\n');
    for (const [, name] of shown) expect(files).toContain(name);
  });

  test('given the list of extensions, then each is shown as it was typed', async () => {
    const { items } = await office.admin.call('listExtensions', { query: {} });
    const names = Object.fromEntries(items.map(({ number, name }) => [number, name]));
    expect(names).toMatchObject(Object.fromEntries(shown));
    for (const [number, name] of shown) {
      const found = await office.admin.call('listExtensions', { query: { search: [...name].slice(1, 5).join('') } });
      expect(found.items.map((item) => item.number)).toContain(number);
    }
  });

  test.each(shown)(
    'given %s calls, then the called phone, the portal and the history show "%s"',
    async (number, name) => {
      const received: string[] = [];
      const stop = office.bank.trace.listen(({ message }) => {
        if (message.request?.method === 'INVITE') received.push(headerOf(message, 'from'));
      });
      const phone = await office.registeredPhone(number, 'udp');
      const call = await phone.dial('1099');
      const ringing = await operator.nextCall();
      stop();
      expect(ringing.from).toEqual({ name, number });
      expect(received.some((from) => from.startsWith(`"${name}" <sip:${number}@`))).toBe(true);
      const [live] = await office.liveCalls(([first]) => first?.state === 'ringing');
      expect(live).toMatchObject({ from: number, from_name: name });
      await ringing.answer();
      await call.answered();
      await call.hangUp();
      await ringing.ended();
      const [record] = await office.history(([newest]) => newest?.from === number);
      expect(record).toMatchObject({ from: number, from_name: name, to: '1099', outcome: 'answered' });
    },
  );

  test('given the history as CSV, then each name stands in a cell of its own, and none is a formula', async () => {
    const csv = (await office.admin.download('exportCallRecords', { query: {} })).toString('utf8');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + shown.length);
    for (const [number, name] of shown) {
      const text = name.startsWith('=') ? `'${name}` : name;
      expect(csv).toContain(`,${number},${/[",]/.test(text) ? `"${text}"` : text},1099,`);
    }
  });

  test('given one of them leaves a message, then the mailbox says who it was, in the portal and in its file', async () => {
    await operator.unregister();
    const [number, name] = shown[2];
    const call = await (await office.phone(number, {})).dial('1099');
    await passGreeting(call);
    await call.playTone(600);
    await call.record(2_500);
    await finishMessage(call);
    const { items } = await office.admin.call('listVoicemail', { params: { mailbox: '1099' } });
    expect(items).toMatchObject([{ from: number, from_name: name }]);
  });
});
