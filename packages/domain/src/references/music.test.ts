import { describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { nothingLeadsNowhere } from '../house-rules/references.ts';
import { defaultSettings } from '../settings/sections.ts';
import { noThings, thingKinds } from '../things/things.ts';
import { usesOf } from './references.ts';

const jazz = thingKinds['music-class'].schema.parse({
  id: 'jazz',
  name: 'Jazz',
  source: { type: 'tracks', tracks: ['reno_project-system'] },
});

function house(things: Partial<House['things']>, music: string | null = null): House {
  const ada = {
    number: '1001',
    name: 'Ada',
    voicemail: true,
    locationId: null,
    pickupGroup: null,
    music,
    codecs: null,
    dtmf: null,
  };
  return { extensions: [ada], things: { ...noThings, ...things }, settings: defaultSettings };
}

describe('music that is chosen is there', () => {
  it('given what every system has, then nothing is missing', () => {
    expect(nothingLeadsNowhere(house({}))).toEqual([]);
    expect(nothingLeadsNowhere(house({ 'music-class': [jazz] }, 'jazz'))).toEqual([]);
  });

  it('given an extension whose music is gone, then it says whose', () => {
    expect(nothingLeadsNowhere(house({}, 'jazz'))).toEqual([
      { at: 'extension/1001', field: 'music', message: expect.stringContaining('Extension 1001') },
    ]);
  });

  it('given a list that names a track that is gone, then it says which list', () => {
    const broken = { ...jazz, source: { type: 'tracks' as const, order: 'random' as const, tracks: ['gone'] } };
    expect(nothingLeadsNowhere(house({ 'music-class': [broken] }))).toEqual([
      { at: 'music-class/jazz', field: 'source', message: expect.stringContaining('“Jazz”') },
    ]);
  });

  it('given a queue plays the supplied music, then nothing is missing', () => {
    const queue = thingKinds.queue.schema.parse({ number: '8001', name: 'Sales', music: 'default' });
    expect(nothingLeadsNowhere(house({ queue: [queue] }))).toEqual([]);
  });

  it('given an extension has chosen music, then the music says where it is heard', () => {
    expect(usesOf(house({ 'music-class': [jazz] }, 'jazz'), 'music-class', 'jazz')).toMatchObject([
      { from: { kind: 'extension', key: '1001' }, as: 'heard by those whom 1001 puts on hold' },
    ]);
  });
});
