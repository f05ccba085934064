import { describe, expect, test } from 'vitest';
import { stockMusic, stockPrompt } from '../asterisk/stock-sounds.ts';
import { decodeUlaw, encodeUlaw } from './g711.ts';
import { findPrompt, isExcerpt, PromptFinder } from './prompt-finder.ts';
import { Sound } from './sound.ts';

/** Prompts a caller of ours may hear, short and long, by one speaker. */
const prompts = [
  'vm-intro',
  'vm-theperson',
  'vm-isunavail',
  'vm-isonphone',
  'vm-goodbye',
  'vm-password',
  'vm-incorrect',
  'vm-youhave',
  'vm-deleted',
  'vm-nomore',
  'digits/1',
  'digits/7',
  'beep',
  'ss-noservice',
  'pbx-invalid',
  'cannot-complete-as-dialed',
  'conf-hasjoin',
  'conf-hasleft',
  'conf-muted',
  'conf-unmuted',
  'conf-now-muted',
  'conf-now-unmuted',
];

function throughUlaw(sound: Sound): Sound {
  return new Sound(decodeUlaw(encodeUlaw(sound.samples)));
}

async function called(name: string, beforeMs: number): Promise<Sound> {
  return throughUlaw(Sound.join(Sound.silence(beforeMs), await stockPrompt(name), Sound.silence(700)));
}

async function recognised(heard: Sound): Promise<string[]> {
  const found: string[] = [];
  for (const name of prompts) if (findPrompt(heard, await stockPrompt(name), 'whole')) found.push(name);
  return found;
}

describe('a prompt heard through G.711', () => {
  test.each(prompts)('given %s, then it is recognised, and none of the others', async (name) => {
    expect(await recognised(await called(name, 371))).toEqual([name]);
  });

  test('given it came after 1,234 ms, then that is said to the millisecond', async () => {
    const match = findPrompt(await called('vm-intro', 1_234), await stockPrompt('vm-intro'), 'whole');
    expect(match?.startMs).toBeCloseTo(1_234, 0);
  });

  test('given it is half as loud and another tone lies below it, then it is recognised', async () => {
    const prompt = await stockPrompt('vm-intro');
    const hum = Sound.tone(150, prompt.durationMs, 300).samples;
    const heard = throughUlaw(new Sound(prompt.samples.map((sample, at) => sample / 2 + (hum[at] ?? 0))));
    expect(findPrompt(heard, prompt, 'whole')).toBeDefined();
  });

  test('given a packet of 20 ms was lost in its middle, then it is recognised', async () => {
    const heard = await called('vm-intro', 0);
    const holed = Sound.join(heard.slice(0, 2_000), heard.slice(2_020, heard.durationMs));
    expect(findPrompt(holed, await stockPrompt('vm-intro'), 'whole')).toBeDefined();
  });

  test('given a packet came late and one was lost in a short one, then it is recognised', async () => {
    const heard = await called('conf-hasleft', 0);
    const [late, rest] = [heard.slice(0, 640), heard.slice(640, heard.durationMs)];
    const holed = Sound.join(late, Sound.silence(20), rest.slice(0, 500), rest.slice(520, rest.durationMs));
    expect(findPrompt(holed, await stockPrompt('conf-hasleft'), 'whole')).toBeDefined();
  });
});

describe('a prompt cut off', () => {
  test('given only its first second, then its beginning and a part were heard, but not all of it', async () => {
    const heard = (await called('vm-intro', 200)).slice(0, 1_300);
    const prompt = await stockPrompt('vm-intro');
    expect(findPrompt(heard, prompt, 'beginning')).toBeDefined();
    expect(findPrompt(heard, prompt, 'part')).toBeDefined();
    expect(findPrompt(heard, prompt, 'whole')).toBeUndefined();
  });

  test('given the recording began in its middle, then a part was heard, but not its beginning', async () => {
    const prompt = await stockPrompt('vm-intro');
    const heard = (await called('vm-intro', 0)).slice(2_345, 4_000);
    expect(findPrompt(heard, prompt, 'part')?.startMs).toBeCloseTo(-2_345, 0);
    expect(findPrompt(heard, prompt, 'beginning')).toBeUndefined();
  });
});

describe('prompts that share a clause', () => {
  test('given dir-intro-fn, which begins like dir-intro, then only it is recognised as a whole', async () => {
    const heard = await called('dir-intro-fn', 300);
    expect(findPrompt(heard, await stockPrompt('dir-intro'), 'whole')).toBeUndefined();
    expect(findPrompt(heard, await stockPrompt('dir-intro-fn'), 'whole')).toBeDefined();
  });
});

describe('sound that arrives bit by bit', () => {
  test('given packets of 20 ms, then the prompt is recognised within half a second of its end, or at once in a pause', async () => {
    const prompt = await stockPrompt('vm-goodbye');
    const heard = throughUlaw(Sound.join(Sound.silence(200), prompt));
    const finder = new PromptFinder(prompt);
    for (let ms = 0; ms < heard.durationMs; ms += 20) finder.feed(heard.slice(ms, ms + 20).samples);
    finder.searchTail();
    expect(finder.match('whole')?.startMs).toBeCloseTo(200, 0);
    finder.feed(Sound.silence(600).samples);
    expect(finder.match('whole')?.startMs).toBeCloseTo(200, 0);
  });

  test('given a prompt of silence, then it is refused: it would be found everywhere', async () => {
    const silence = await stockPrompt('silence/1');
    expect(() => new PromptFinder(silence)).toThrow('no sound that could be recognised');
  });
});

describe('an excerpt of a piece of music', () => {
  test('given it went through G.711 at half the level, then it is found in it, and not in another piece', async () => {
    const [whole, another] = [await stockMusic('macroform-robot_dity'), await stockMusic('manolo_camp-morning_coffee')];
    const excerpt = new Sound(throughUlaw(whole.slice(61_230, 62_730)).samples.map((sample) => sample / 2));
    expect([isExcerpt(excerpt, whole), isExcerpt(excerpt, another)]).toEqual([true, false]);
  });

  test('given silence, then it is an excerpt of nothing', async () => {
    expect(isExcerpt(Sound.silence(1_500), await stockMusic('macroform-robot_dity'))).toBe(false);
  });
});
