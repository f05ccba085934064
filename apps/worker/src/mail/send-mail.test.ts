import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testMailServer } from '../testing/mail-server.ts';
import { type OutgoingMail, sendMail } from './send-mail.ts';

const aMail: OutgoingMail = {
  to: 'ada@school.org',
  subject: 'Grüße',
  text: 'As text.\n',
  html: '<p>As HTML.</p>\n',
  messageId: '<one@school.org>',
  attachments: [],
};
const patient = () => AbortSignal.timeout(10_000);
const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

describe('a mail to a real server', () => {
  it('given a server that takes it, then it arrives as text and HTML, from us, and what the server said is told', async () => {
    const server = await testMailServer({});
    const said = await sendMail(server.settings, aMail, patient());
    expect(said).toMatchObject({ outcome: 'delivered', answer: expect.stringMatching(/^250 /) });
    const [{ to, mail } = { to: [], mail: null }] = server.received;
    expect(to).toEqual(['ada@school.org']);
    expect(mail).toMatchObject({
      from: { name: 'The switchboard', address: 'pbx@school.org' },
      subject: 'Grüße',
      text: expect.stringMatching(/^As text\.\n/),
      html: expect.stringMatching(/^<p>As HTML\.<\/p>\n/),
      messageId: '<one@school.org>',
      attachments: [],
    });
    expect(mail?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  });

  it('given a file comes with it, then it is attached as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flexpbx-mail-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const sound = Buffer.from('RIFF sound');
    await writeFile(join(folder, 'x'), sound);
    const server = await testMailServer({});
    const file = { filename: 'message.wav', contentType: 'audio/wav', path: join(folder, 'x') };
    await sendMail(server.settings, { ...aMail, attachments: [file] }, patient());
    const [attached] = server.received[0]?.mail.attachments ?? [];
    expect(attached).toMatchObject({ filename: 'message.wav', mimeType: 'audio/wav' });
    expect(Buffer.from(attached?.content as ArrayBuffer)).toEqual(sound);
  });

  it('given a server that encrypts with a certificate nobody signed, then it is used only where that is allowed', async () => {
    const server = await testMailServer({});
    const settings = { ...server.settings, security: 'starttls' } as const;
    const untrusted = await sendMail(settings, aMail, patient());
    expect(untrusted).toMatchObject({
      outcome: 'again',
      answer: expect.stringContaining('certificate can not be trusted'),
    });
    expect(await sendMail({ ...settings, check_certificate: false }, aMail, patient())).toMatchObject({
      outcome: 'delivered',
    });
    expect(server.received).toMatchObject([{ isEncrypted: true }]);
  });

  it('given encryption is wanted and the server has none, then nothing is sent in the clear', async () => {
    const server = await testMailServer({ hideSTARTTLS: true, disabledCommands: ['AUTH', 'STARTTLS'] });
    const said = await sendMail({ ...server.settings, security: 'starttls' }, aMail, patient());
    expect(said).toMatchObject({ outcome: 'again', answer: expect.stringContaining('does not encrypt') });
    expect(server.received).toEqual([]);
  });

  it('given a password, then it is used, and a wrong one is said to be wrong and tried again later', async () => {
    const server = await testMailServer({
      onAuth: ({ username, password }, _, answer) =>
        username === 'pbx' && password === 'right' ? answer(null, { user: 'pbx' }) : answer(refusal(535, 'no')),
    });
    const encrypted = { ...server.settings, security: 'starttls', check_certificate: false, user: 'pbx' } as const;
    expect(await sendMail({ ...encrypted, password: 'right' }, aMail, patient())).toMatchObject({
      outcome: 'delivered',
    });
    expect(await sendMail({ ...encrypted, password: 'wrong' }, aMail, patient())).toMatchObject({
      outcome: 'again',
      answer: expect.stringContaining('did not accept the user name and password. It said: 535'),
    });
  });

  it.each([
    ['the recipient for good', 'onRcptTo', 550, 'refused'],
    ['the recipient for now', 'onRcptTo', 451, 'again'],
    ['the sender: settings can mend that', 'onMailFrom', 550, 'again'],
  ] as const)('given it refuses %s, then it says what the server said', async (_, event, code, outcome) => {
    const server = await testMailServer({
      [event]: (_a: unknown, _s: unknown, no: (f: Error) => void) => no(refusal(code, 'Not you')),
    });
    expect(await sendMail(server.settings, aMail, patient())).toEqual({
      outcome,
      answer: `127.0.0.1:${server.port} did not take the mail. It said: ${code} Not you`,
    });
  });

  it('given a server that says nothing, then it is given up when the time is over', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const { settings } = await testMailServer({});
    const { port } = silent.address() as AddressInfo;
    const said = await sendMail({ ...settings, port }, aMail, AbortSignal.timeout(300));
    expect(said).toMatchObject({ outcome: 'again', answer: expect.stringContaining('did not answer in time') });
  });

  it('given nobody listens, or no server is set, then it says so', async () => {
    const { settings } = await testMailServer({});
    expect(await sendMail({ ...settings, port: 1 }, aMail, patient())).toMatchObject({
      outcome: 'again',
      answer: expect.stringContaining('127.0.0.1:1 could not be reached'),
    });
    expect(await sendMail({ ...settings, host: null }, aMail, patient())).toEqual({
      outcome: 'again',
      answer: 'No mail server is set yet.',
    });
  });
});
