import { describe, expect, it } from 'vitest';
import { youHave } from './voicemail-words.ts';

describe('how many messages are told', () => {
  it.each([
    [0, 0, 'vm-youhave vm-no vm-messages'],
    [1, 0, 'vm-youhave number:1 vm-INBOX vm-message'],
    [2, 0, 'vm-youhave number:2 vm-INBOX vm-messages'],
    [0, 1, 'vm-youhave number:1 vm-Old vm-message'],
    [2, 1, 'vm-youhave number:2 vm-INBOX vm-and number:1 vm-Old vm-message'],
    [1, 3, 'vm-youhave number:1 vm-INBOX vm-and number:3 vm-Old vm-messages'],
  ])('given %i new and %i old, then "%s"', (fresh, old, words) => {
    const messages = [...Array(fresh).fill({ folder: 'INBOX' }), ...Array(old).fill({ folder: 'Old' })];
    const told = youHave(messages).map((prompt) => prompt.replace('sound:', ''));
    expect(told.join(' ')).toBe(words);
  });
});
