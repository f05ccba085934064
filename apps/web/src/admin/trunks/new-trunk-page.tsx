import { identifierFrom, presetOf, type TrunkPreset, trunkPresets } from '@flexpbx/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page, Section } from '../../design/page.tsx';
import { followChange } from '../configuration/follow-change.ts';
import { creationOf, newFields, type TrunkFields } from './trunk-fields.ts';
import { TrunkForm } from './trunk-form.tsx';
import styles from './trunks.module.css';

/** What kind of provider it is: the first step of adding a trunk. */
export function ChoosePresetPage() {
  return (
    <Page
      title="Add a trunk"
      lead="Whom does it lead to? The next page asks only for what this provider needs."
      above={<Link to="/admin/trunks">Trunks</Link>}
    >
      <ul className={styles.presets}>
        {trunkPresets.map(({ id, name, about }) => (
          <li key={id}>
            <Link to={id}>{name}</Link>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** Adds a trunk of a preset. */
export function NewTrunkPage() {
  const { preset = '' } = useParams();
  const chosen = presetOf(preset);
  return chosen ? <NewTrunk preset={chosen} /> : <NotFoundPage />;
}

function NewTrunk({ preset }: { preset: TrunkPreset }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const add = async (fields: TrunkFields) => {
    const { id, name } = await request('createTrunk', { body: creationOf(fields) });
    void queries.invalidateQueries({ queryKey: ['listTrunks'] });
    void queries.invalidateQueries({ queryKey: ['listTrunkStates'] });
    void followChange(queries, `The trunk ${name} was added.`);
    await navigate(`/admin/trunks/${id}`);
  };
  return (
    <Page
      title={`Add a trunk: ${preset.name}`}
      lead={preset.about}
      above={<Link to="/admin/trunks/new">Add a trunk</Link>}
    >
      <Section title="Before you begin">
        <Notes preset={preset} />
      </Section>
      <Section title="The trunk">
        <TrunkForm
          initial={newFields(preset)}
          toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
          secretsSet={[]}
          submitLabel="Add the trunk"
          cancel={<Link to="/admin/trunks">Cancel</Link>}
          send={add}
        />
      </Section>
    </Page>
  );
}

/** What has to be done on the provider's side. */
export function Notes({ preset }: { preset: TrunkPreset }) {
  return (
    <Notice tone="info">
      <ul className={styles.notes}>
        {preset.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Notice>
  );
}
