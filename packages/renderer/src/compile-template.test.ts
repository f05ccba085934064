import { describe, expect, test } from 'vitest';
import { compileTemplate } from './compile-template.ts';

describe('given a template that would let a value out unescaped, then it is refused', () => {
  test.each([
    ['no escaper', 'a = {{value}}\n', 'must pass one of the escapers'],
    ['no escaper, three braces', 'a = {{{value}}}\n', 'must pass one of the escapers'],
    ['an escaper inside the braces of another helper', 'a = {{lookup this (setting value)}}\n', 'must pass one'],
    ['no escaper within a block', '{{#each list}}\na = {{this}}\n{{/each}}\n', 'must pass one of the escapers'],
    ['no escaper in the other branch', '{{#if a}}x{{else}}{{b}}{{/if}}\n', 'must pass one of the escapers'],
    ['a setting between brackets', '[{{setting name}}]\n', 'right only for'],
    ['a setting that does not end its line', 'a = {{setting value}},x\n', 'right only for'],
    ['a setting behind other text', 'a = x{{setting value}}\n', 'right only for'],
    ['a partial', '{{> other}}\n', 'not understood'],
    ['another block', '{{#with a}}x{{/with}}\n', 'only #each and #if'],
  ])('%s', (_, source, reason) => expect(() => compileTemplate('test.conf', source)).toThrow(reason));
});

test('given a template, then its values are written escaped', () => {
  const fill = compileTemplate('test.conf', '[{{section name}}]\n{{#each list}}\na = {{setting text}}\n{{/each}}\n');
  expect(fill({ name: 'x', list: [{ text: '1;2' }, { text: '3' }] })).toBe('[x]\na = 1\\;2\na = 3\n');
});

test('given a value is missing or not as the file needs it, then nothing is rendered, and the extension is named', () => {
  const fill = compileTemplate('test.conf', '{{#each list}}\na = {{setting text}}\n{{/each}}\n');
  expect(() => fill({ list: [{ number: '1001', text: 'a\nb' }] })).toThrow(/Extension "1001": .*line break/);
  expect(() => fill({ list: [{ number: '1001' }] })).toThrow('Extension "1001": A value is missing.');
});
