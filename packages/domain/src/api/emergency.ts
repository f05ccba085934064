import { z } from 'zod';
import { emergencyOutcomes } from '../emergency/emergency-call.ts';
import { route } from './route.ts';

const EmergencyCall = z
  .object({
    id: z.string(),
    number: z.string().meta({ description: '911: without what may be dialled before it.' }),
    extension: z.string().meta({ description: 'Who called; of a caller somebody transferred there, who did that.' }),
    extension_name: z.string(),
    place: z.string().meta({ description: 'Where help was sent, in words; empty where nobody has said.' }),
    shown: z.string().nullable().meta({ description: 'The number the emergency centre saw, and calls back.' }),
    outcome: z.enum(emergencyOutcomes).meta({
      description: '`blocked`: test mode, nothing left. `ringing`: trunks are tried. `given-up`: the caller hung up.',
    }),
    trunk: z.string().nullable().meta({ description: 'The trunk tried last.' }),
    started_at: z.iso.datetime(),
    answered_at: z.iso.datetime().nullable(),
    ended_at: z.iso.datetime().nullable(),
    acknowledged_at: z.iso.datetime().nullable(),
    acknowledged_by: z.string().nullable().meta({ description: 'A user name, or `desk` for the security desk.' }),
    is_alarming: z.boolean().meta({ description: 'Somebody still has to look after it.' }),
  })
  .meta({ id: 'EmergencyCall' });

const EmergencyGap = z
  .object({
    weight: z.enum(['blocking', 'weak']).meta({
      description: '`blocking`: no call gets through. `weak`: help may come late, or to the wrong place.',
    }),
    says: z.string(),
    at: z
      .object({ kind: z.enum(['settings', 'trunk', 'location', 'extension', 'outbound-route']), key: z.string() })
      .meta({ description: 'Where it can be mended.' }),
  })
  .meta({ id: 'EmergencyGap' });

/** Emergency calls that were made, and what is missing for the next. */
export const emergencyRoutes = {
  listEmergencyCalls: route({
    method: 'get',
    path: '/api/emergency/calls',
    tag: 'Emergency',
    summary: 'The last emergency calls, newest first',
    permission: 'telephony.read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    response: z.object({ items: z.array(EmergencyCall) }),
  }),
  acknowledgeEmergencyCall: route({
    method: 'patch',
    path: '/api/emergency/calls/{id}',
    tag: 'Emergency',
    summary: 'Say that somebody looks after a call: the security desk is rung no more',
    permission: 'telephony.write',
    params: z.object({ id: z.string().regex(/^[\w.-]{1,64}$/) }),
    body: z.strictObject({ acknowledged: z.literal(true) }),
    response: EmergencyCall,
  }),
  getEmergencyReadiness: route({
    method: 'get',
    path: '/api/emergency/readiness',
    tag: 'Emergency',
    summary: 'What is missing before emergency calls can be relied on, the worst first',
    permission: 'telephony.read',
    response: z.object({ production_mode: z.boolean(), gaps: z.array(EmergencyGap) }),
  }),
};
