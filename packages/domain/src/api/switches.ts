import { z } from 'zod';
import { switchStates } from '../schedules/switch-state.ts';
import { route } from './route.ts';

const params = z.object({ key: z.string().regex(/^\d{1,4}$/, 'A switch has 1 to 4 digits.') });

const state = z.enum(switchStates).meta({
  description: '`night`: closed, `day`: open, whatever the hours say; `auto`: by the hours of each inbound route.',
});

const SwitchState = z
  .object({
    switch: z.string().meta({ description: 'Its number.' }),
    state,
    dial: z.string().nullable().meta({ description: 'What turns it at a phone; null while the code is switched off.' }),
    changed_at: z.iso.datetime().nullable().meta({ description: 'Null where it was never turned.' }),
    changed_by: z.string().nullable().meta({ description: 'A user name, or the extension that dialled the code.' }),
    source: z.enum(['phone', 'portal']).nullable(),
  })
  .meta({ id: 'SwitchState' });

/** How day/night switches stand: the same state that their phone code turns and lamps show. Needs no reload. */
export const switchRoutes = {
  listSwitchStates: route({
    method: 'get',
    path: '/api/switch-states',
    tag: 'Routing',
    summary: 'How every day/night switch stands',
    permission: 'telephony.read',
    response: z.object({ items: z.array(SwitchState) }),
  }),
  getSwitchState: route({
    method: 'get',
    path: '/api/switches/{key}/state',
    tag: 'Routing',
    summary: 'How a day/night switch stands, since when and by whom',
    permission: 'telephony.read',
    params,
    response: SwitchState,
  }),
  putSwitchState: route({
    method: 'put',
    path: '/api/switches/{key}/state',
    tag: 'Routing',
    summary: 'Turn a day/night switch',
    permission: 'telephony.write',
    params,
    body: z.strictObject({ state }),
    response: SwitchState,
  }),
};
