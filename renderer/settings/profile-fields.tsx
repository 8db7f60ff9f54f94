import type { ReactNode } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { territories, territoryLabels } from '../../shared/base/time';
import { profileSchema } from '../../shared/settings';
import { SelectField, TextField } from '../ui';
import { profileTexts as texts } from './settings.texts';

/** The profile where it is asked for, rather than offered to be filled in: no name is left empty. */
export const askedProfileSchema = profileSchema.extend({
  adviser: profileSchema.shape.adviser.refine((name) => name.trim() !== '', texts.adviserMissing),
  structureName: profileSchema.shape.structureName.refine(
    (name) => name.trim() !== '',
    texts.structureNameMissing,
  ),
});

interface ProfileField<T extends FieldValues> {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly autoFocus?: boolean;
}

/** The adviser’s name, the same in the settings and wherever it is asked. */
export function AdviserField<T extends FieldValues>(props: ProfileField<T>): ReactNode {
  return (
    <TextField label={texts.adviser} description={texts.adviserHelp} maxLength={120} {...focused(props)} />
  );
}

/** The name of the structure. */
export function StructureNameField<T extends FieldValues>(props: ProfileField<T>): ReactNode {
  return <TextField label={texts.structureName} maxLength={200} {...focused(props)} />;
}

/** The territory of the structure. */
export function TerritoryField<T extends FieldValues>(props: ProfileField<T>): ReactNode {
  return (
    <SelectField
      label={texts.territory}
      description={texts.territoryHelp}
      data={territories.map((value) => ({ value, label: territoryLabels[value] }))}
      clearable={false}
      {...focused(props)}
    />
  );
}

const focused = <T extends FieldValues>({ autoFocus = false, ...field }: ProfileField<T>) => ({
  ...field,
  ...(autoFocus ? { autoFocus, 'data-autofocus': true } : {}),
});
