import { z } from 'zod';
import { followedNumber, followMe } from '../things/follow-me.ts';
import { route } from './route.ts';

const { enabled, own_seconds: ownSeconds, numbers } = followMe.shape;

const MyFollowMe = z
  .object({ enabled, own_seconds: ownSeconds, numbers: z.array(followedNumber) })
  .meta({ id: 'MyFollowMe', description: 'Off and without numbers where nobody set it up.' });
const Change = z
  .strictObject({ enabled: enabled.unwrap(), own_seconds: ownSeconds.unwrap(), numbers })
  .partial()
  .meta({ id: 'MyFollowMeChange' });

/** Where somebody is looked for when their own phone isn’t answered, as they set it themselves. */
export const followMeRoutes = {
  getMyFollowMe: route({
    method: 'get',
    path: '/api/me/follow-me',
    tag: 'Me',
    summary: 'Where I am looked for when my phone isn’t answered',
    permission: 'me.read',
    response: MyFollowMe,
  }),
  changeMyFollowMe: route({
    method: 'patch',
    path: '/api/me/follow-me',
    tag: 'Me',
    summary: 'Change what is named of the own follow-me',
    permission: 'me.write',
    body: Change,
    response: MyFollowMe,
  }),
};
