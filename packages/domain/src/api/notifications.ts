import { z } from 'zod';
import { emailAddress } from '../extension.ts';
import { notificationChoices, subjects } from '../notices/choices.ts';
import { route } from './route.ts';

const MyNotifications = z
  .object({
    choices: notificationChoices,
    subjects: z.array(z.enum(subjects)).meta({ description: 'Those that this person can be told of.' }),
    mail_address: z.string().nullable().meta({ description: 'Null: the extension’s address.' }),
    extension_address: z.string().nullable(),
  })
  .meta({ id: 'MyNotifications' });

/** What somebody wants to be told of, and how. */
export const notificationRoutes = {
  getMyNotifications: route({
    method: 'get',
    path: '/api/me/notifications',
    tag: 'Me',
    summary: 'What I am told of by mail and push',
    permission: 'me.read',
    response: MyNotifications,
  }),
  changeMyNotifications: route({
    method: 'patch',
    path: '/api/me/notifications',
    tag: 'Me',
    summary: 'Change what I am told of, and where mail reaches me',
    permission: 'me.write',
    body: z.strictObject({
      choices: notificationChoices.optional().meta({ description: 'All of them.' }),
      mail_address: emailAddress.nullable().optional(),
    }),
    response: MyNotifications,
  }),
};
