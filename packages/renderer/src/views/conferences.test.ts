import { thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

const rendered = (room: object) => {
  const conference = [thingKinds.conference.schema.parse({ number: '2001', name: 'Staff', ...room })];
  return render(templates, furnished(aSnapshot(), { things: { conference } }));
};

/** The lines of one section. */
const section = (text: string, name: string) =>
  new RegExp(`^\\[${name}\\].*\\n((?:(?!\\[).+\\n)*)`, 'm').exec(text)?.[1];

test('given a room with everything as it comes, then it is one line of the dialplan and three profiles', () => {
  const files = rendered({});
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
  expect(files['extensions_rooms.conf']).toContain('exten => 2001,1,Gosub(conference,${EXTEN},1(50,10,,))\n');
  expect(section(files['confbridge.conf'], 'room-2001')).toBe('max_members = 50\nrecord_file = conference-2001.wav\n');
  expect(section(files['confbridge.conf'], 'member-2001')).toBe('');
  expect(section(files['confbridge.conf'], 'moderator-2001')).toBe('');
});

test('given PINs, then the dialplan knows them and how long the longer one is', () => {
  const text = rendered({ pin: '0123', moderator_pin: '654321' })['extensions_rooms.conf'];
  expect(text).toContain(',1(50,6,0123,654321))\n');
});

test('given everything a room can have, then its profiles say so, and moderators neither wait nor are muted', () => {
  const text = rendered({
    wait_for_moderator: true,
    muted_at_start: true,
    record: true,
    announce: 'name',
    music: 'jazz',
  })['confbridge.conf'];
  expect(section(text, 'room-2001')).toContain('record_conference = yes\n');
  const told = 'announce_join_leave = yes\nannouncement = conf-now-recording\nmusic_on_hold_class = jazz\n';
  expect(section(text, 'member-2001')).toBe(`wait_marked = yes\nstartmuted = yes\n${told}`);
  expect(section(text, 'moderator-2001')).toBe(told);
});

test('given nothing is announced, then joining and leaving sound like silence', () => {
  const text = rendered({ announce: 'nothing' })['confbridge.conf'];
  expect(section(text, 'room-2001')).toContain('sound_join = silence/1\nsound_leave = silence/1\n');
});
