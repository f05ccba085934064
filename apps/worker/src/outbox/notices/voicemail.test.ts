import { noticeKey, noticeOfClosing } from '@flexpbx/domain';
import { describe, expect, it } from 'vitest';
import { writeMail, writePush } from './writers.ts';

const told = {
  kind: 'voicemail',
  id: 'message-1',
  mailbox: '1002',
  from: '1001',
  from_name: 'Ada Lovelace',
  received_at: '2026-03-01T08:30:00.000Z',
  duration: 75,
} as const;
const inNewYork = {
  timeZone: 'America/New_York',
  soundOf: async (box: string, id: string) => `/spool/${box}/${id}.wav`,
  wordsOf: async () => '',
};

describe('a new message, in words', () => {
  it('given a mail, then it says who, when and how long, and the sound is attached', async () => {
    expect(await writeMail(told, inNewYork)).toEqual({
      kind: 'voicemail',
      values: {
        mailbox: '1002',
        caller: 'Ada Lovelace (1001)',
        time: expect.stringMatching(/^Sunday, March 1, 2026 at 3:30\sAM$/),
        duration: '1 min 15 s',
        text: '',
      },
      attachments: [
        { path: '/spool/1002/message-1.wav', filename: 'message-2026-03-01-08-30.wav', contentType: 'audio/wav' },
      ],
    });
  });

  it('given it was deleted before the mail went out, then the mail goes without it', async () => {
    const mail = await writeMail(told, { ...inNewYork, soundOf: async () => null });
    expect(mail?.attachments).toEqual([]);
  });

  it.each([
    ['1001', '', '1001'],
    ['', 'Ada Lovelace', 'Ada Lovelace'],
    ['', '', 'an unknown caller'],
  ])('given the number "%s" and the name "%s", then push says "%s"', async (from, from_name, caller) => {
    const push = await writePush({ ...told, from, from_name }, inNewYork);
    expect(push).toMatchObject({ title: `New message from ${caller}`, body: 'It lasts 1 min 15 s.' });
  });

  it('given its words are known, then the mail has them all and push the first ones', async () => {
    const text = `Please call me back about ${'the meeting of tomorrow '.repeat(10)}.`;
    const known = { ...inNewYork, wordsOf: async (box: string, id: string) => (id === told.id ? text : box) };
    expect((await writeMail(told, known))?.values).toMatchObject({ text });
    const { body = '' } = (await writePush(told, known)) ?? {};
    expect(body).toMatch(/^Please call me back about the meeting .* …$/);
    expect(text.startsWith(body.slice(0, -2))).toBe(true);
    expect(body.length).toBeLessThan(145);
  });
});

describe('a mailbox that was closed, in words', () => {
  it('given its PIN was guessed at by who hides the number, then its owner is told so', async () => {
    const closed = noticeOfClosing('1002', '', new Date('2026-03-01T08:30:00Z'));
    expect((await writeMail(closed, inNewYork))?.values).toMatchObject({
      mailbox: '1002',
      caller: 'a caller who hides the number',
    });
    expect(await writePush(closed, inNewYork)).toMatchObject({ title: 'Wrong PINs for mailbox 1002', urgency: 'high' });
    expect(noticeKey(closed)).not.toBe(noticeKey(noticeOfClosing('1002', '', new Date('2026-03-02T08:30:00Z'))));
  });
});
