import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { type Following, newFollowing } from '../../telephony/follow-me-fields.ts';
import { FollowMeForm } from '../../telephony/follow-me-form.tsx';
import { usePlaces } from '../../telephony/use-places.ts';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { useExtension } from './extension-page.tsx';

/** Where the owner of an extension is looked for: they see and change the same under “Call handling”. */
export function ExtensionFollowMe() {
  const { number } = useExtension();
  const queries = useQueryClient();
  const all = useQuery(query('listFollowMes', {}));
  const places = usePlaces();
  const tellChange = useTellChange();
  return (
    <Loaded query={all}>
      {({ items }) => {
        const found = items.find((one) => one.number === number);
        const save = async (following: Following) => {
          if (found) await request('changeFollowMe', { params: { key: number }, body: following });
          else await request('createFollowMe', { body: { number, ...following } });
          await queries.invalidateQueries({ queryKey: ['listFollowMes'] });
          tellChange(`Follow-me of ${number} was saved.`);
        };
        return (
          <>
            <Section title="Follow-me">
              <FollowMeForm
                key={number}
                following={found ?? newFollowing}
                extensions={places.extensions.filter((one) => one.number !== number)}
                save={save}
              />
            </Section>
            {found && (
              <DeleteThing
                kind="follow-me"
                id={number}
                name={`follow-me of ${number}`}
                noun="setting"
                loss="Its numbers are lost. The phone rings by itself again."
                remove={() => request('deleteFollowMe', { params: { key: number } })}
                list={`/admin/extensions/${number}`}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}
