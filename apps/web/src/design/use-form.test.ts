import { shape } from '@flexpbx/domain/api';
import { expect, test } from 'vitest';
import { ApiProblem, PortalUnreachable } from '../api/problem.ts';
import { fieldErrors, refusalOf } from './use-form.ts';

const values = { number: '', name: '', voicemail: true };

test('given fields that break rules, then the first message stands at each', () => {
  const errors = fieldErrors(shape.ExtensionCreate, { number: '1', name: ' ' }, values);
  expect(errors).toEqual({
    number: 'An extension number is 2 to 6 digits, for example 1001.',
    name: 'Give a name.',
  });
});

test('given fields that keep the rules, then there is no message', () => {
  expect(fieldErrors(shape.ExtensionCreate, { number: '1001', name: 'Anna' }, values)).toEqual({});
});

test('given a complaint of the portal about a field, then it stands there and nowhere else', () => {
  const problem = new ApiProblem({ id: 'conflict', title: 'Taken.', status: 409, fields: { number: 'Taken.' } });
  expect(refusalOf(problem, values)).toEqual({ atFields: { number: 'Taken.' }, words: null });
});

test('given a complaint about something this form has no field for, then it is told above the form', () => {
  const problem = new ApiProblem({ id: 'invalid-input', title: 'Wrong.', status: 400, fields: { unknown: 'Odd.' } });
  expect(refusalOf(problem, values)).toEqual({ atFields: {}, words: 'Wrong.' });
});

test('given a complaint about two things in the same words, then it is told once, at the field there is', () => {
  const fields = { number: 'Both are *97.', code: 'Both are *97.' };
  const problem = new ApiProblem({ id: 'conflict', title: 'Both are *97.', status: 409, fields });
  expect(refusalOf(problem, values)).toEqual({ atFields: { number: 'Both are *97.' }, words: null });
});

test('given no portal, then the form says so and keeps what was typed', () => {
  expect(refusalOf(new PortalUnreachable(null), values).words).toMatch(/does not answer/);
});
