import { describe, expect, test } from 'vitest';
import { accepted, type FormState, filledIn, refused, retold, sending, typed } from './form-state.ts';

type Fields = Readonly<{ name: string; number: string; secret: string; keys: readonly string[] }>;

const stored: Fields = { name: 'Main', number: '0', secret: '', keys: ['1', '2'] };
const noErrors = () => ({});
const type = (state: FormState<Fields>, name: 'name' | 'number' | 'secret', text: string) =>
  typed(state, name, text, noErrors);

describe('given a form is saved', () => {
  const sent = sending(type(filledIn(stored, '1'), 'name', 'Menu '));

  test('and something is typed before the portal has answered, then it stays, and the rest is as the portal has it', () => {
    const after = retold(accepted(type(sent, 'number', '7')), { ...stored, name: 'Menu' }, '2');
    expect(after.values).toEqual({ ...stored, name: 'Menu', number: '7' });
  });

  test('and the field that was saved is typed in again, then that stays too, and nobody else is blamed for it', () => {
    const after = retold(accepted(type(sent, 'name', 'Menu of the school')), { ...stored, name: 'Menu' }, '2');
    expect(after).toMatchObject({ values: { name: 'Menu of the school' }, overtaken: false });
  });

  test('and the portal tells its new state before it has answered, then that is taken with the answer', () => {
    const early = retold(type(sent, 'number', '7'), { ...stored, name: 'Menu' }, '2');
    expect(early.values).toMatchObject({ name: 'Menu ', number: '7' });
    expect(retold(accepted(early), { ...stored, name: 'Menu' }, '2').values).toMatchObject({
      name: 'Menu',
      number: '7',
    });
  });

  test('and the answer comes first, then the fields keep what was typed until the new state is told', () => {
    expect(retold(accepted(sent), stored, '1').values).toMatchObject({ name: 'Menu ' });
  });

  test('with a secret, then its field is empty again', () => {
    const withSecret = sending(type(filledIn(stored, '1'), 'secret', 'x7Kq'));
    expect(retold(accepted(withSecret), stored, '2').values.secret).toBe('');
  });

  test('and refused, then what was typed stays and the fault is told', () => {
    const after = refused(type(sent, 'number', '7'), { number: 'Taken.' }, null);
    expect(after).toMatchObject({ values: { name: 'Menu ', number: '7' }, errors: { number: 'Taken.' }, refusals: 1 });
    expect(retold(after, { ...stored, keys: ['3'] }, '2').values).toEqual({
      ...stored,
      ...{ name: 'Menu ', number: '7', keys: ['3'] },
    });
  });
});

describe('given somebody else changes what stands in a form', () => {
  test('and nothing was typed, then it is shown', () => {
    const after = retold(filledIn(stored, '1'), { ...stored, keys: ['3'] }, '2');
    expect(after).toMatchObject({ values: { ...stored, keys: ['3'] }, overtaken: false });
  });

  test('in another field than was typed in, then both stand there', () => {
    const after = retold(type(filledIn(stored, '1'), 'name', 'Menu'), { ...stored, number: '5' }, '2');
    expect(after).toMatchObject({ values: { ...stored, name: 'Menu', number: '5' }, overtaken: false });
  });

  test('in the same field, then what was typed stays, and it is said until one has been saved', () => {
    const after = retold(type(filledIn(stored, '1'), 'name', 'Menu'), { ...stored, name: 'Attendant' }, '2');
    expect(after).toMatchObject({ values: { name: 'Menu' }, overtaken: true });
    expect(accepted(sending(after)).overtaken).toBe(false);
  });

  test('just as it was typed here, then nothing is said', () => {
    const after = retold(type(filledIn(stored, '1'), 'name', 'Menu'), { ...stored, name: 'Menu' }, '2');
    expect(after).toMatchObject({ values: { name: 'Menu' }, overtaken: false });
  });
});

test('given a field at fault, when it is corrected, then its message goes and the others stay', () => {
  const atFault = refused(filledIn(stored, '1'), { name: 'Give a name.', number: 'Taken.' }, null);
  expect(typed(atFault, 'name', 'M', noErrors).errors).toEqual({ number: 'Taken.' });
  expect(typed(atFault, 'name', '', () => ({ name: 'Give a name.' })).errors).toEqual({
    name: 'Give a name.',
    number: 'Taken.',
  });
});
