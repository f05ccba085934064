import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Office } from '../calls/office.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { Radio } from '../radio/start-radio.ts';
import { Sound } from '../sound/sound.ts';
import { writeWav } from '../sound/wav.ts';

const UPLOADED_HZ = 620;
const RADIO_HZ = 880;
const LISTENED_MS = 1_500;

let office: Office;
let radio: Radio;
let ada: Phone;
let grace: Phone;

beforeAll(async () => {
  [office, radio] = await Promise.all([Office.open({ databaseUrl: null, variables: {} }), Radio.start(RADIO_HZ)]);
  await office.addExtensions({ number: '1001', name: 'Ada' }, { number: '1002', name: 'Grace' });
  [ada, grace] = [await office.registeredPhone('1001', 'udp'), await office.registeredPhone('1002', 'udp')];
});

afterAll(async () => {
  await radio?.remove();
  await office?.close();
});

/** Ada is called by Grace and puts her on hold; what Grace hears meanwhile is listened to by `listen`. */
async function onHold<T>(listen: (grace: PhoneCall) => Promise<T>): Promise<T> {
  const call = await grace.dial('1001');
  const atAda = await ada.nextCall();
  await atAda.answer();
  await call.answered();
  await atAda.hold();
  try {
    return await listen(call);
  } finally {
    await atAda.hangUp();
    await call.ended();
  }
}

/** What a phone hears until `wanted` is true of it. */
async function untilHeard(call: PhoneCall, wanted: (sound: Sound) => boolean): Promise<Sound> {
  for (;;) {
    const sound = await call.record(LISTENED_MS);
    if (wanted(sound)) return sound;
  }
}

async function chooseMusic(music: string | null): Promise<void> {
  await office.admin.call('changeExtension', { params: { number: '1001' }, body: { music } });
  await office.applied();
}

describe('music on hold', () => {
  test('given nothing was chosen, then who is held hears one of the supplied pieces', async () => {
    const heard = await onHold((call) => untilHeard(call, (sound) => !sound.isSilent()));
    expect([UPLOADED_HZ, RADIO_HZ].filter((hz) => heard.toneMs(hz) > 1_000)).toEqual([]);
  });

  test('given a file was uploaded and chosen for an extension, then who it puts on hold hears that', async () => {
    const { admin } = office;
    const file = new Uint8Array(writeWav(Sound.tone(UPLOADED_HZ, 5_000, 8_000)));
    const { id } = await admin.call('createMusicTrack', {
      query: { name: 'Our jingle', file_name: 'jingle.wav' },
      file,
    });
    const { seconds } = await admin.until('getMusicTrack', { params: { key: id } }, ({ state }) => state === 'ready');
    expect(seconds).toBe(5);
    const source = { type: 'tracks' as const, order: 'listed' as const, tracks: [id] };
    await admin.call('createMusicClass', { body: { id: 'jingle', name: 'Jingle', source } });
    await chooseMusic('jingle');
    const heard = await onHold((call) => call.record(LISTENED_MS));
    expect(heard.toneMs(UPLOADED_HZ)).toBeGreaterThan(1_000);
    await expect(admin.call('deleteMusicTrack', { params: { key: id } })).rejects.toThrow(/Jingle/);
    await expect(admin.call('deleteMusicClass', { params: { key: 'jingle' } })).rejects.toThrow(/Extension 1001/);
  });

  test('given something that is no sound was uploaded, then it is said, and callers hear other music', async () => {
    const { admin } = office;
    const file = new TextEncoder().encode('Dear Sir or Madam');
    const { id } = await admin.call('createMusicTrack', { query: { name: 'A letter' }, file });
    const { reason } = await admin.until('getMusicTrack', { params: { key: id } }, ({ state }) => state === 'failed');
    expect(reason).toContain('no sound');
    await admin.call('changeMusicClass', {
      params: { key: 'jingle' },
      body: { source: { type: 'tracks', order: 'listed', tracks: [id] } },
    });
    await office.applied();
    await onHold((call) => untilHeard(call, (sound) => !sound.isSilent()));
  });

  test('given a radio stream, then it is heard; when it breaks, other music; when it is back, it is heard again', async () => {
    const source = { type: 'stream', url: radio.address } as const;
    await office.admin.call('createMusicClass', { body: { id: 'radio', name: 'Radio', source } });
    await chooseMusic('radio');
    await onHold(async (call) => {
      const isRadio = (sound: Sound) => sound.toneMs(RADIO_HZ) > 1_000;
      await untilHeard(call, isRadio);
      await radio.goSilent();
      const meanwhile = await untilHeard(call, (sound) => !sound.isSilent() && !sound.hasTone(RADIO_HZ));
      expect(meanwhile.isSilent()).toBe(false);
      await radio.goOnAir(RADIO_HZ);
      await untilHeard(call, isRadio);
    });
  });
});
