import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NumberField, SelectField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { OrderedListField } from '../../design/ordered-list-field.tsx';
import { Page, Section } from '../../design/page.tsx';
import { useForm } from '../../design/use-form.ts';
import { codecOptions, dtmfOptions } from '../../telephony/sound-options.ts';
import { followChange } from '../configuration/follow-change.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { MusicField } from '../music/music-field.tsx';
import { callSettingsSchema, changeOf, checkFields, fieldsOf, valuesOf } from './call-settings-fields.ts';
import { CallSettingsUses } from './call-settings-uses.tsx';

/** What holds for all calls, and for every extension and trunk that has no choice of its own. */
export function CallSettingsPage() {
  const config = useQuery(query('getConfig', {}));
  return (
    <Page
      title="Call settings"
      lead="What holds for all calls, and for every extension and trunk without a choice of its own."
    >
      <Loaded query={config}>
        {(found) => (
          <>
            <Section title="Settings">
              <SettingsForm config={found} />
            </Section>
            <Section title="Where others are used">
              <CallSettingsUses />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SettingsForm({ config }: { config: Output<'getConfig'> }) {
  const queries = useQueryClient();
  const consequence = useSaveConsequence();
  const form = useForm({
    initial: fieldsOf(config),
    schema: callSettingsSchema,
    toBody: valuesOf,
    check: checkFields,
    send: async (fields) => {
      const saved = await request('changeConfig', { body: changeOf(fields) });
      queries.setQueryData(query('getConfig', {}).queryKey, saved);
      void followChange(queries, 'The call settings were changed.');
    },
  });
  return (
    <FormView
      form={form}
      submitLabel="Save changes"
      sendingLabel="Saving…"
      consequence={`${consequence} Calls that go on keep the codec they have.`}
    >
      <OrderedListField
        form={form}
        name="priority"
        label="Codecs"
        hint="Offered to and by phones in this order. Two phones speak the first one that both know."
        options={codecOptions}
        addLabel="Add a codec"
        empty="No codec: calls would have no sound."
      />
      <SelectField
        form={form}
        name="method"
        label="Keys pressed during a call"
        hint="How phones send them to menus and mailboxes."
        options={dtmfOptions('the phone')}
      />
      <MusicField
        form={form}
        name="music"
        label="Music on hold"
        hint={
          <>
            More is added under <Link to="/admin/music">Music on hold</Link>.
          </>
        }
        none={null}
      />
      <NumberField
        form={form}
        name="max_forwards"
        label="Forwards in a row"
        hint="A call that was forwarded more often is going in circles: its caller is told so, and it ends."
      />
    </FormView>
  );
}
