import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ComboboxField } from '../design/combobox-field.tsx';
import type { NameOf, Optional } from '../design/fields.tsx';
import type { ListedOption } from '../design/find-options.ts';
import type { FieldValues, Form } from '../design/use-form.ts';
import {
  destinationIn,
  destinationLabel,
  destinationOptions,
  destinationPage,
  outsideOptions,
} from './destinations.ts';
import { usePlaces } from './use-places.ts';

/**
 * Where calls go, chosen by number or name wherever that can be chosen. The form's field holds it as
 * {@link destinationText} writes it.
 */
export function DestinationField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, string>;
  label: string;
  hint?: ReactNode;
  optional?: Optional;
  /** The inbound route this field belongs to: it can't lead to itself. */
  except?: string;
  /** What can be chosen there besides destinations. */
  also?: readonly ListedOption[];
}) {
  const places = usePlaces();
  const { form, name, except, also = [] } = props;
  const others = { ...places, inboundRoutes: places.inboundRoutes.filter(({ id }) => id !== except) };
  const chosen = destinationIn(form.values[name] as string);
  const page = chosen && destinationPage(chosen);
  return (
    <ComboboxField
      {...props}
      placeholder="Type a number or a name"
      options={[...also, ...destinationOptions(others)]}
      typedOptions={outsideOptions}
      labelOf={(value) => {
        const gone = destinationIn(value);
        return gone ? destinationLabel(gone, places) : value;
      }}
      below={
        page && (
          // What was filled in stays in this window.
          <Link to={page} target="_blank">
            Open {destinationLabel(chosen, places)} <IconExternalLink size={14} aria-hidden />
            <span className="visually-hidden">(in a new window)</span>
          </Link>
        )
      }
    />
  );
}
