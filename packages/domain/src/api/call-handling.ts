import { z } from 'zod';
import { callHandling } from '../call-handling/call-handling.ts';
import { route } from './route.ts';

const params = z.object({ number: z.string().regex(/^\d{2,6}$/, 'An extension number is 2 to 6 digits.') });
const Handling = callHandling.meta({ id: 'CallHandling' });
const Change = callHandling.partial().meta({ id: 'CallHandlingChange' });

/** Forwards, do not disturb, call waiting: the same state that phone codes change. Needs no reload. */
export const callHandlingRoutes = {
  getCallHandling: route({
    method: 'get',
    path: '/api/extensions/{number}/call-handling',
    tag: 'Extensions',
    summary: 'Forwards, do not disturb and call waiting of an extension',
    permission: 'extensions.read',
    params,
    response: Handling,
  }),
  changeCallHandling: route({
    method: 'patch',
    path: '/api/extensions/{number}/call-handling',
    tag: 'Extensions',
    summary: 'Change what is named, keep the rest',
    permission: 'extensions.write',
    params,
    body: Change,
    response: Handling,
  }),
  getPhoneCodes: route({
    method: 'get',
    path: '/api/me/codes',
    tag: 'Me',
    summary: 'What each feature is dialled with; null where it is switched off',
    permission: 'me.read',
    response: z.object({ codes: z.record(z.string(), z.string().nullable()) }),
  }),
  getMyCallHandling: route({
    method: 'get',
    path: '/api/me/call-handling',
    tag: 'Me',
    summary: 'The own forwards, do not disturb and call waiting',
    permission: 'me.read',
    response: Handling,
  }),
  changeMyCallHandling: route({
    method: 'patch',
    path: '/api/me/call-handling',
    tag: 'Me',
    summary: 'Change what is named of the own call handling',
    permission: 'me.write',
    body: Change,
    response: Handling,
  }),
};
