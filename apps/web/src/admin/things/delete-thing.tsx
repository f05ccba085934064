import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { Section } from '../../design/page.tsx';
import type { NeededKind } from '../where-used/use-uses.ts';
import styles from './delete-thing.module.css';
import { UnlessUsed } from './unless-used.tsx';
import { useTellChange } from './use-tell-change.ts';

interface DeletionProps {
  kind: NeededKind;
  id: string;
  /** As in "Delete Main line", and "The schedule Main line was deleted.". */
  name: string;
  noun: string;
  /** What is lost, in sentences. */
  loss: string;
  remove: () => Promise<unknown>;
  /** Where to go then: the list it was in. */
  list: string;
  /** Where it is used stands on this page already. */
  usesAbove?: true;
}

/** The part of a thing's page that deletes it when nothing needs it; of one that is needed it says where instead. */
export function DeleteThing(props: DeletionProps) {
  return (
    <Section title={`Delete this ${props.noun}`}>
      <UnlessUsed kind={props.kind} id={props.id} usesAbove={props.usesAbove ?? false}>
        <Deletion {...props} />
      </UnlessUsed>
    </Section>
  );
}

function Deletion(props: DeletionProps) {
  const { name, noun } = props;
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const remove = async () => {
    await props.remove();
    await navigate(props.list);
    tellChange(`The ${noun} ${name} was deleted.`);
  };
  return (
    <div className={styles.part}>
      <p>Nothing else uses it. {props.loss}</p>
      <Button
        className={styles.button ?? ''}
        variant="outline"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Delete {name}
      </Button>
      {asking && (
        <ConfirmDanger
          title={`Delete the ${noun} ${name}?`}
          confirmLabel={`Delete ${name}`}
          busyLabel="Deleting…"
          confirm={remove}
          close={() => setAsking(false)}
        >
          <p>{props.loss} This can’t be undone.</p>
        </ConfirmDanger>
      )}
    </div>
  );
}
