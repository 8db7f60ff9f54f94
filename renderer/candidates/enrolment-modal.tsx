import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { civilDateSchema } from '../../shared/base/time';
import { schemeLabels } from '../../shared/candidates';
import { type CandidateId, type Enrolment, schemeIdSchema, schemeIds } from '../../shared/fields';
import { today, useAct } from '../bridge';
import { askToGiveUp, DateBox } from '../ui';

/** What the dialog holds; `id` is `null` for a new enrolment. */
export const typedEnrolmentSchema = z.object({
  id: z.string().nullable(),
  scheme: schemeIdSchema.nullable(),
  signedOn: civilDateSchema.nullable(),
  endedOn: civilDateSchema.nullable(),
  isRenewal: z.boolean(),
});
type TypedEnrolment = z.infer<typeof typedEnrolmentSchema>;

export const typedOf = (enrolment: Enrolment | null): TypedEnrolment =>
  enrolment ?? { id: null, scheme: null, signedOn: today(), endedOn: null, isRenewal: false };

/** Entering a scheme, leaving it, or correcting what was noted. */
export function EnrolmentModal({
  candidateId,
  enrolment,
  typed,
  onTyped,
  onClose,
}: {
  readonly candidateId: CandidateId;
  /** `null` for a new one. */
  readonly enrolment: Enrolment | null;
  readonly typed: TypedEnrolment;
  readonly onTyped: (typed: TypedEnrolment) => void;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAct('candidates.saveEnrolment');
  const { scheme, signedOn, endedOn, isRenewal } = typed;
  const [hasTried, setHasTried] = useState(false);
  const isBackwards = signedOn !== null && endedOn !== null && endedOn < signedOn;

  const close = (): void => {
    const start = typedOf(enrolment);
    const isUntouched =
      scheme === start.scheme &&
      signedOn === start.signedOn &&
      endedOn === start.endedOn &&
      isRenewal === start.isRenewal;
    if (isUntouched) onClose();
    else askToGiveUp(onClose);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setHasTried(true);
    if (scheme === null || isBackwards) return;
    save.mutate(
      { candidateId, id: enrolment?.id ?? null, enrolment: { scheme, signedOn, endedOn, isRenewal } },
      { onSuccess: onClose },
    );
  };

  return (
    <Modal
      opened
      onClose={close}
      title={enrolment === null ? 'Inscrire dans un dispositif' : 'Corriger l’inscription'}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Select
            label="Dispositif"
            data-autofocus
            searchable
            data={schemeIds.map((value) => ({
              value,
              label:
                schemeLabels[value].short === schemeLabels[value].long
                  ? schemeLabels[value].short
                  : `${schemeLabels[value].short} (${schemeLabels[value].long})`,
            }))}
            value={scheme}
            onChange={(value) =>
              onTyped({ ...typed, scheme: value === null ? null : schemeIdSchema.parse(value) })
            }
            {...(hasTried && scheme === null ? { error: 'Choisissez le dispositif.' } : {})}
          />
          <DateBox
            label="Signé le"
            description="Laissez vide si la date n’est pas connue : l’entrée sera listée, jamais comptée."
            value={signedOn}
            onChange={(day) => onTyped({ ...typed, signedOn: day })}
          />
          <DateBox
            label="Sorti le"
            value={endedOn}
            onChange={(day) => onTyped({ ...typed, endedOn: day })}
            {...(isBackwards ? { error: 'La sortie précède la signature.' } : {})}
          />
          <Checkbox
            label="Renouvellement"
            checked={isRenewal}
            onChange={(event) => onTyped({ ...typed, isRenewal: event.currentTarget.checked })}
          />
          {enrolment === null && signedOn !== null && signedOn > today() ? (
            <Text size="sm" c="amber">
              La date de signature est à venir.
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Annuler
            </Button>
            <Button type="submit" loading={save.isPending}>
              {enrolment === null ? 'Inscrire' : 'Corriger'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
