import type { ThingKind } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import styles from './delete-thing.module.css';
import { UnlessUsed } from './unless-used.tsx';
import { useTellChange } from './use-tell-change.ts';

interface DeletionProps {
  kind: ThingKind;
  id: string;
  /** As in "Delete Main line", and "The schedule Main line was deleted.". */
  name: string;
  noun: string;
  /** What is lost, as a sentence. */
  loss: ReactNode;
  remove: () => Promise<unknown>;
  /** Where to go then: the list it was in. */
  list: string;
}

/** Deletes a thing that nothing needs; of one that is needed it says where instead. */
export function DeleteThing(props: DeletionProps) {
  return (
    <UnlessUsed kind={props.kind} id={props.id}>
      <Deletion {...props} />
    </UnlessUsed>
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
